/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-occasions.h"

#include <desk-greeting.h>
#include <glib/gi18n-lib.h>

void
desk_occasion_item_free (DeskOccasionItem *self)
{
  g_free (self->occasion);
  g_free (self->member_no);
  g_free (self->name);
  g_free (self->salutation);
  g_free (self->day);
  g_free (self->cause);
  g_free (self->district);
  g_free (self->warning);
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self);
}

/**
 * desk_occasion_item_make_key:
 *
 * Returns: (transfer full): what no other item of Today is called
 */
char *
desk_occasion_item_make_key (const DeskOccasionItem *self)
{
  return g_strjoin ("\t", self->occasion, self->day, self->member_no, self->district, self->warning,
                    NULL);
}

static char *
describe_birthday (const DeskOccasionItem *self)
{
  if (!self->missed)
    return g_strdup (_("Birthday today"));
  /* Translators: %s is a date */
  return g_strdup_printf (_("Birthday on %s, nobody congratulated"), self->day);
}

/**
 * desk_occasion_item_describe:
 *
 * Returns: (transfer full): what the occasion is, in the reader's language
 */
char *
desk_occasion_item_describe (const DeskOccasionItem *self)
{
  g_autofree char *festivals = desk_festival_describe (self->festivals);

  if (g_str_equal (self->occasion, DESK_OCCASION_BIRTHDAY))
    return describe_birthday (self);
  if (g_str_equal (self->occasion, DESK_OCCASION_HOLIDAY))
    /* Translators: %s is "Spring Festival" */
    return g_strdup_printf (_("Tomorrow is %s"), festivals);
  if (g_str_equal (self->occasion, DESK_OCCASION_WEATHER))
    /* Translators: a district, and a warning that the manager typed */
    return g_strdup_printf (_("Weather in %1$s: %2$s"), self->district, self->warning);
  return g_strdup (_("Wishes for the weekend"));
}

/**
 * desk_occasion_item_suggest:
 *
 * Returns: (transfer full): the words of the greeting (P1, P3); "" where it is too late for it
 */
char *
desk_occasion_item_suggest (const DeskOccasionItem *self)
{
  g_autofree char *address =
    desk_greeting_make_address (self->ids == NULL ? self->name : NULL, self->salutation);

  if (self->missed)
    return g_strdup ("");
  return desk_greeting_make (self->occasion, self->festivals, self->warning, address);
}
