/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-care.h"

#include <glib/gi18n-lib.h>

static const char * const occasions[] = {
  "low-balance", "arrears", "card", "rating", "call-back", "loan", "ticket", "weather", "weekend",
  "holiday", "birthday", "other", NULL,
};

static const char * const occasion_labels[] = {
  /* Translators: why a manager calls a member. */
  NC_ ("care occasion", "Low balance"),
  NC_ ("care occasion", "Arrears"),
  NC_ ("care occasion", "Card expires"),
  NC_ ("care occasion", "Tier changed"),
  NC_ ("care occasion", "Promised call-back"),
  NC_ ("care occasion", "Something lent"),
  NC_ ("care occasion", "Ticket"),
  NC_ ("care occasion", "Weather"),
  NC_ ("care occasion", "Weekend"),
  NC_ ("care occasion", "Holiday"),
  NC_ ("care occasion", "Birthday"),
  NC_ ("care occasion", "Other"),
};
G_STATIC_ASSERT (G_N_ELEMENTS (occasions) == G_N_ELEMENTS (occasion_labels) + 1);

static const char * const channels[] = { "call", "sms", DESK_CARE_NO_CONTACT, NULL };

static const char * const channel_labels[] = {
  /* Translators: how a manager got in touch with a member. */
  NC_ ("care channel", "Call"),
  NC_ ("care channel", "Text message"),
  NC_ ("care channel", "No contact"),
};
G_STATIC_ASSERT (G_N_ELEMENTS (channels) == G_N_ELEMENTS (channel_labels) + 1);

static const char *
find_label (const char * const *words,
            const char * const *labels,
            const char         *context,
            const char         *word)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strcmp (words[i], word) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, context, labels[i]);
  return word;
}

/**
 * desk_care_list_occasions:
 *
 * Returns: (array zero-terminated=1): the occasions of a care contact
 */
const char * const *
desk_care_list_occasions (void)
{
  return occasions;
}

/**
 * desk_care_get_occasion_label:
 *
 * Returns: the occasion in the reader's language; the word itself where a later version wrote it
 */
const char *
desk_care_get_occasion_label (const char *occasion)
{
  return find_label (occasions, occasion_labels, "care occasion", occasion);
}

/**
 * desk_care_list_channels:
 *
 * Returns: (array zero-terminated=1): the channels of a care contact
 */
const char * const *
desk_care_list_channels (void)
{
  return channels;
}

/**
 * desk_care_get_channel_label:
 *
 * Returns: the channel in the reader's language; the word itself where a later version wrote it
 */
const char *
desk_care_get_channel_label (const char *channel)
{
  return find_label (channels, channel_labels, "care channel", channel);
}
