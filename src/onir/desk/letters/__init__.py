"""E-mail: through which server it goes, to whom, in which language, and how it is switched off."""
