"""What is printed and shown of the library's answers: charts, and documents in which each number can be traced."""
