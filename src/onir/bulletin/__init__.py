"""What is printed and shown of the library's answers: charts today, whole documents later."""
