#!/bin/bash
# PostgreSQL's image runs this when it has made the cluster: the role that owns the database. Not a superuser;
# CREATEROLE, because migrations make the roles of the processes.
set -euo pipefail

psql --set ON_ERROR_STOP=1 --username postgres --dbname postgres <<SQL
CREATE ROLE redress LOGIN CREATEROLE PASSWORD '$(</secrets/owner-password)';
CREATE DATABASE redress OWNER redress;
SQL
