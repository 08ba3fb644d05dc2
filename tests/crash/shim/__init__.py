"""Put on the path of a child, so that Python itself starts what is in here."""
