/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sync-certificate.h"

#include <gnutls/x509.h>

#define DAY_S (24 * 60 * 60)

static void
check (int status)
{
  if (status < 0)
    g_error ("%s", gnutls_strerror (status));
}

static gnutls_x509_privkey_t
make_key (void)
{
  gnutls_x509_privkey_t key;

  check (gnutls_x509_privkey_init (&key));
  check (gnutls_x509_privkey_generate (key, GNUTLS_PK_ECDSA,
                                       GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP256R1), 0));
  return key;
}

static gnutls_x509_crt_t
make_bare (gnutls_x509_privkey_t  key,
           const char            *name,
           guint8                 serial,
           gboolean               authority,
           int                    days)
{
  gnutls_x509_crt_t certificate;
  time_t now = (time_t) (g_get_real_time () / G_USEC_PER_SEC);

  check (gnutls_x509_crt_init (&certificate));
  check (gnutls_x509_crt_set_version (certificate, 3));
  check (gnutls_x509_crt_set_serial (certificate, &serial, sizeof serial));
  check (gnutls_x509_crt_set_activation_time (certificate, now - 10 * DAY_S));
  check (gnutls_x509_crt_set_expiration_time (certificate, now + days * DAY_S));
  check (gnutls_x509_crt_set_dn (certificate, name, NULL));
  check (gnutls_x509_crt_set_basic_constraints (certificate, authority, -1));
  check (gnutls_x509_crt_set_key (certificate, key));
  return certificate;
}

static char *
export_certificate (gnutls_x509_crt_t certificate)
{
  gnutls_datum_t pem;
  char *text;

  check (gnutls_x509_crt_export2 (certificate, GNUTLS_X509_FMT_PEM, &pem));
  text = g_strndup ((const char *) pem.data, pem.size);
  gnutls_free (pem.data);
  return text;
}

static char *
export_key (gnutls_x509_privkey_t key)
{
  gnutls_datum_t pem;
  char *text;

  check (gnutls_x509_privkey_export2 (key, GNUTLS_X509_FMT_PEM, &pem));
  text = g_strndup ((const char *) pem.data, pem.size);
  gnutls_free (pem.data);
  return text;
}

GTlsCertificate *
sync_certificate_make (const char          *dir,
                       SyncCertificateKind  kind)
{
  const guint8 address[] = { 127, 0, 0, kind == SYNC_CERTIFICATE_OTHER_MACHINE ? 2 : 1 };
  gnutls_x509_privkey_t ca_key = make_key ();
  gnutls_x509_privkey_t key = make_key ();
  gnutls_x509_crt_t ca = make_bare (ca_key, "CN=Test Authority", 1, TRUE, 10);
  gnutls_x509_crt_t leaf =
    make_bare (key, "CN=hub.test", 2, FALSE, kind == SYNC_CERTIFICATE_EXPIRED ? -1 : 10);
  g_autofree char *ca_file = g_build_filename (dir, SYNC_CERTIFICATE_CA, NULL);
  g_autofree char *ca_text = NULL;
  g_autofree char *leaf_text = NULL;
  g_autofree char *key_text = NULL;
  g_autofree char *pair = NULL;
  g_autoptr (GError) error = NULL;
  GTlsCertificate *certificate;

  check (gnutls_x509_crt_sign2 (ca, ca, ca_key, GNUTLS_DIG_SHA256, 0));
  check (gnutls_x509_crt_set_subject_alt_name (leaf, GNUTLS_SAN_IPADDRESS, address, sizeof address,
                                               GNUTLS_FSAN_SET));
  check (gnutls_x509_crt_sign2 (leaf, ca, ca_key, GNUTLS_DIG_SHA256, 0));
  ca_text = export_certificate (ca);
  leaf_text = export_certificate (leaf);
  key_text = export_key (key);
  g_file_set_contents (ca_file, ca_text, -1, &error);
  g_assert_no_error (error);
  pair = g_strconcat (leaf_text, key_text, NULL);
  certificate = g_tls_certificate_new_from_pem (pair, -1, &error);
  g_assert_no_error (error);

  gnutls_x509_crt_deinit (leaf);
  gnutls_x509_crt_deinit (ca);
  gnutls_x509_privkey_deinit (key);
  gnutls_x509_privkey_deinit (ca_key);
  return certificate;
}
