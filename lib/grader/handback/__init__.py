"""What an instructor hands back."""
