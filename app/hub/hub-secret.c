/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-secret.h"

#include <string.h>

#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>

#define TOKEN_BYTES 32
#define CODE_LETTERS 8

/* 32 signs, so that five random bits choose one evenly; none is mistaken for another read aloud. */
static const char alphabet[] = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

G_STATIC_ASSERT (sizeof alphabet == 32 + 1);

static void
fill_random (guint8 *bytes,
             gsize   size)
{
  int status = gnutls_rnd (GNUTLS_RND_KEY, bytes, size);

  if (status < 0)
    g_error ("the system gives no random numbers: %s", gnutls_strerror (status));
}

/**
 * hub_secret_new_token:
 *
 * Makes what a device shows at every request: 256 random bits in base64url, 43 characters.
 *
 * Returns: (transfer full): the token
 */
char *
hub_secret_new_token (void)
{
  guint8 bytes[TOKEN_BYTES];
  char *token;

  fill_random (bytes, sizeof bytes);
  token = g_base64_encode (bytes, sizeof bytes);
  g_strdelimit (token, "+", '-');
  g_strdelimit (token, "/", '_');
  g_strdelimit (token, "=", '\0');
  return token;
}

/**
 * hub_secret_new_code:
 *
 * Makes a code for enrolling, 40 random bits, easy to read aloud: `ABCD-EFGH`.
 *
 * Returns: (transfer full): the code
 */
char *
hub_secret_new_code (void)
{
  guint8 bytes[CODE_LETTERS];
  GString *code = g_string_sized_new (CODE_LETTERS + 1);

  fill_random (bytes, sizeof bytes);
  for (guint i = 0; i < CODE_LETTERS; i++)
    {
      if (i == CODE_LETTERS / 2)
        g_string_append_c (code, '-');
      g_string_append_c (code, alphabet[bytes[i] % 32]);
    }
  return g_string_free (code, FALSE);
}

/**
 * hub_secret_normalize_code:
 * @typed: a code as a person typed it: small letters, blanks, full-width signs of an input method
 *
 * Returns: (transfer full) (nullable): the eight signs of the code, or %NULL when it cannot be one
 */
char *
hub_secret_normalize_code (const char *typed)
{
  g_autofree char *plain = g_utf8_normalize (typed, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autoptr (GString) code = g_string_new (NULL);

  for (const char *p = plain; p != NULL && *p != '\0'; p++)
    {
      if (*p == '-' || g_ascii_isspace (*p))
        continue;
      g_string_append_c (code, g_ascii_toupper (*p));
    }

  if (code->len != CODE_LETTERS || strspn (code->str, alphabet) != CODE_LETTERS)
    return NULL;
  return g_strdup (code->str);
}

/**
 * hub_secret_hash:
 * @secret: a token, or a normalized code
 *
 * Returns: (transfer full): what the database keeps of it, SHA-256 in hexadecimal
 */
char *
hub_secret_hash (const char *secret)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, secret, -1);
}
