/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-collation.h"

#include <desk-error.h>
#include <glib/gi18n-lib.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

/* What of a text counts for its place in a list; the tie-break orders the rest. */
#define MAX_UNITS 128
#define MAX_KEY   1024

struct _DeskCollation
{
  UCollator *collator;
};

DeskCollation *
desk_collation_new (GError **error)
{
  UErrorCode status = U_ZERO_ERROR;
  UCollator *collator = ucol_open ("zh@collation=pinyin", &status);
  DeskCollation *self;

  if (U_FAILURE (status))
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_UNSUITABLE,
                   _("The rules for sorting Chinese names could not be loaded (%s)."),
                   u_errorName (status));
      return NULL;
    }

  self = g_new0 (DeskCollation, 1);
  self->collator = collator;
  return self;
}

/**
 * desk_collation_key:
 * @text: UTF-8; what is not is replaced
 *
 * Returns: (transfer full): bytes that compare, as bytes, like the texts by pinyin
 */
GBytes *
desk_collation_key (DeskCollation *self,
                    const char    *text)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar units[MAX_UNITS];
  guint8 key[MAX_KEY];
  int32_t n_units = 0;
  int32_t n_key;

  u_strFromUTF8WithSub (units, MAX_UNITS, &n_units, text, -1, 0xfffd, NULL, &status);
  n_key = ucol_getSortKey (self->collator, units, MIN (n_units, MAX_UNITS), key, sizeof key);
  return g_bytes_new (key, CLAMP (n_key - 1, 0, (int32_t) sizeof key));
}

void
desk_collation_free (DeskCollation *self)
{
  ucol_close (self->collator);
  g_free (self);
}
