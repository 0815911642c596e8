#!/bin/sh
# The two roles of the desk and its database, in a PostgreSQL that was made a moment ago: the owner changes tables, the desk
# works with rows. Reads ONIR_OWNER_PASSWORD and ONIR_DESK_PASSWORD; further options go to psql.
set -eu
psql --set ON_ERROR_STOP=1 --set owner_password="$ONIR_OWNER_PASSWORD" --set desk_password="$ONIR_DESK_PASSWORD" \
    --username "${POSTGRES_USER:-postgres}" --dbname postgres "$@" <<'SQL'
CREATE ROLE onir_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE onir_desk LOGIN PASSWORD :'desk_password';
CREATE DATABASE onir OWNER onir_owner
    TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C.UTF-8';
REVOKE ALL ON DATABASE onir FROM PUBLIC;
GRANT CONNECT ON DATABASE onir TO onir_desk;
\connect onir
ALTER DEFAULT PRIVILEGES FOR ROLE onir_owner IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO onir_desk;
ALTER DEFAULT PRIVILEGES FOR ROLE onir_owner IN SCHEMA public GRANT USAGE ON SEQUENCES TO onir_desk;
SQL
