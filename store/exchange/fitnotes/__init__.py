"""FitNotes: two apps of that name, on Android and on iOS, and their exports."""
