"""What phrases of time, money and number come to."""
