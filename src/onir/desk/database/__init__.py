"""The desk's database: a private PostgreSQL of its own under the home folder, or a server that `DATABASE_URL` names."""
