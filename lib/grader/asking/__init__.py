"""What is asked, and what a right answer is."""
