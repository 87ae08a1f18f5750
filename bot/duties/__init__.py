"""What is done unasked, a unit at a time: each duty can be done twice without harm."""
