#!/bin/sh
# Makes the playground's test certificates. Run it here and commit what it leaves. Needs OpenSSL 3 and NSS's certutil
# (Debian: libnss3-tools). The authority's private key is thrown away: nobody can issue another certificate under it.
# trusted-nssdb/ is the authority in the form that Chromium on Linux reads from $HOME/.pki/nssdb.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
FROM=20200101000000Z
UNTIL=21191231235959Z

: > "$work/index.txt"
echo 01 > "$work/serial"
cat > "$work/ca.cnf" <<CONF
[ca]
default_ca = test
[test]
dir = $work
database = $work/index.txt
serial = $work/serial
new_certs_dir = $work
default_md = sha256
policy = any
unique_subject = no
copy_extensions = none
[any]
commonName = supplied
[req]
distinguished_name = name
prompt = no
[name]
[authority]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
CONF

request() { # name, common name
  openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -config "$work/ca.cnf" \
    -subj "/CN=$2" -keyout "$1.key.pem" -out "$work/$1.csr" 2>/dev/null
}
leaf() { # host names: an extension section for them
  printf '[leaf]\nbasicConstraints = critical, CA:FALSE\nkeyUsage = critical, digitalSignature\nextendedKeyUsage = serverAuth\nsubjectAltName = DNS:%s\n' "$1"
}
issue() { # name, host, until
  request "$1" "$2"
  leaf "$2" > "$work/leaf.cnf"
  openssl ca -batch -notext -config "$work/ca.cnf" -cert authority.pem -keyfile "$work/authority.key.pem" \
    -startdate $FROM -enddate "$3" -extfile "$work/leaf.cnf" -extensions leaf -in "$work/$1.csr" -out "$1.pem" 2>/dev/null
}

request authority 'Culprit playground test authority'
mv authority.key.pem "$work/"
openssl ca -batch -notext -config "$work/ca.cnf" -selfsign -keyfile "$work/authority.key.pem" -extensions authority \
  -startdate $FROM -enddate $UNTIL -in "$work/authority.csr" -out authority.pem 2>/dev/null

issue expired expired.staging.example 20210101000000Z
issue other-host api.staging.example $UNTIL

request self-signed self-signed.staging.example
leaf self-signed.staging.example > "$work/leaf.cnf"
openssl ca -batch -notext -config "$work/ca.cnf" -selfsign -keyfile self-signed.key.pem -extfile "$work/leaf.cnf" -extensions leaf \
  -startdate $FROM -enddate $UNTIL -in "$work/self-signed.csr" -out self-signed.pem 2>/dev/null

rm -rf trusted-nssdb
mkdir trusted-nssdb
certutil -N -d sql:trusted-nssdb --empty-password
certutil -A -d sql:trusted-nssdb -n playground -t C,, -i authority.pem
chmod 644 ./*.pem trusted-nssdb/*
