"""Personal data of people outside of the office: what is due to go, what was erased, what was handed out."""
