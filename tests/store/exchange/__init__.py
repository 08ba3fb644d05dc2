"""Text to workouts and back."""
