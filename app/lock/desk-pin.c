/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-pin.h"

#include <desk-error.h>
#include <glib/gi18n-lib.h>
#include <sodium.h>

/* What OWASP asks of Argon2id, and more; a laptop of 4 GB has the memory twice over. */
#define PASSES 3
#define MEMORY_BYTES (64 * 1024 * 1024)

#define SECOND_MS 1000

static gboolean
set_up (void)
{
  return sodium_init () >= 0;
}

/**
 * desk_pin_is_fit:
 * @pin: as typed
 *
 * Returns: whether it is 4 to 12 digits or letters of a to z, in either case
 */
gboolean
desk_pin_is_fit (const char *pin)
{
  gsize length;

  g_return_val_if_fail (pin != NULL, FALSE);

  length = strlen (pin);
  if (length < DESK_PIN_MIN || length > DESK_PIN_MAX)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (pin[i]))
      return FALSE;
  return TRUE;
}

/**
 * desk_pin_hash:
 * @pin: that is fit
 *
 * Returns: (transfer full): what to keep of it, by Argon2id, with salt and parameters beside it (S);
 *   %NULL with an error where there is no memory for that, or the PIN is not fit
 */
char *
desk_pin_hash (const char  *pin,
               GError     **error)
{
  char hash[crypto_pwhash_STRBYTES];

  if (!desk_pin_is_fit (pin))
    {
      g_set_error_literal (error, DESK_ERROR, DESK_ERROR_INVALID,
                           _("A PIN has 4 to 12 digits or letters of a to z."));
      return NULL;
    }
  if (!set_up () || crypto_pwhash_str_alg (hash, pin, strlen (pin), PASSES, MEMORY_BYTES,
                                           crypto_pwhash_ALG_ARGON2ID13) != 0)
    {
      g_set_error_literal (error, DESK_ERROR, DESK_ERROR_UNSUITABLE,
                           _("The computer has too little memory free to set a PIN."));
      return NULL;
    }
  return g_strdup (hash);
}

/**
 * desk_pin_verify:
 * @hash: of desk_pin_hash(), of any version of this program
 * @pin: as typed
 */
gboolean
desk_pin_verify (const char *hash,
                 const char *pin)
{
  g_return_val_if_fail (hash != NULL && pin != NULL, FALSE);

  return set_up () && crypto_pwhash_str_verify (hash, pin, strlen (pin)) == 0;
}

/* Returns: the figure after @name in "$argon2id$v=19$m=65536,t=3,p=1$…"; 0 where there is none */
static guint64
read_parameter (const char *hash,
                const char *name)
{
  const char *found = strstr (hash, name);

  return found != NULL ? g_ascii_strtoull (found + strlen (name), NULL, 10) : 0;
}

/**
 * desk_pin_is_outdated:
 *
 * Returns: whether the hash costs less to guess than one of today; one of a later program costs more
 */
gboolean
desk_pin_is_outdated (const char *hash)
{
  g_return_val_if_fail (hash != NULL, FALSE);

  return !g_str_has_prefix (hash, "$argon2id$")
         || read_parameter (hash, "$m=") < MEMORY_BYTES / 1024
         || read_parameter (hash, ",t=") < PASSES;
}

/**
 * desk_pin_get_wait_ms:
 * @tries: wrong ones, one after the other
 *
 * Returns: how long nothing more is tried after the last of them: the first four cost nothing
 */
gint64
desk_pin_get_wait_ms (guint tries)
{
  static const gint64 seconds[] = { 0, 0, 0, 0, 0, 15, 30, 60, 120, 300 };

  return seconds[MIN (tries, G_N_ELEMENTS (seconds) - 1)] * SECOND_MS;
}
