/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-labels.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *word;
  const char *label;
} Label;

static const Label brand_labels[] = {
  { "ehome", NC_("brand", "My e-Home") },
  { "tianyi", NC_("brand", "Tianyi") },
  { "navigator", NC_("brand", "Business Navigator") },
  { "broadband", NC_("brand", "Broadband") },
  { "other", NC_("brand", "Other") },
  { NULL }
};

static const Label certificate_labels[] = {
  { "personal", NC_("certificate", "Personal") },
  { "organisation", NC_("certificate", "Organisation") },
  { NULL }
};

static const Label segment_labels[] = {
  { "government", NC_("segment", "Government") },
  { "finance", NC_("segment", "Finance") },
  { "enterprise", NC_("segment", "Large enterprise") },
  { "cluster", NC_("segment", "High-end cluster") },
  { NULL }
};

static const Label rank_labels[] = {
  { "bureau", NC_("rank", "Bureau") },
  { "division", NC_("rank", "Division") },
  { "section", NC_("rank", "Section") },
  { NULL }
};

static const Label kind_labels[] = {
  { "mobile", NC_("account kind", "Mobile") },
  { "fixed", NC_("account kind", "Fixed line") },
  { "broadband", NC_("account kind", "Broadband") },
  { "iptv", NC_("account kind", "IPTV") },
  { NULL }
};

static const Label payment_labels[] = {
  { "prepaid", NC_("payment", "Prepaid") },
  { "postpaid", NC_("payment", "Postpaid") },
  { NULL }
};

static const Label state_labels[] = {
  { "in-use", NC_("account state", "In use") },
  { "suspended", NC_("account state", "Suspended") },
  { "reserved", NC_("account state", "Number reserved") },
  { "closed", NC_("account state", "Closed") },
  { NULL }
};

static const Label area_labels[] = {
  { "town", NC_("area", "Town") },
  { "country", NC_("area", "Country") },
  { NULL }
};

static const Label salutation_labels[] = {
  { "mr", NC_("salutation", "Mr") },
  { "ms", NC_("salutation", "Ms") },
  { NULL }
};

static const Label ticket_labels[] = {
  { "fault", NC_("ticket", "Fault") },
  { "complaint", NC_("ticket", "Complaint") },
  { "request", NC_("ticket", "Business request") },
  { NULL }
};

static const char *
find_label (const Label *labels,
            const char  *context,
            const char  *word)
{
  for (; labels->word != NULL; labels++)
    {
      if (g_str_equal (labels->word, word))
        return g_dpgettext2 (GETTEXT_PACKAGE, context, labels->label);
    }
  return word;
}

/**
 * desk_label_brand:
 * @brand: `ehome`, `tianyi`, `navigator`, `broadband`, `other`, or any other word
 *
 * A brand of China Telecom, a word of the feed.
 *
 * Returns: (transfer none): its label, translated; @brand itself when it is not known
 */
const char *
desk_label_brand (const char *brand)
{
  return find_label (brand_labels, "brand", brand);
}

/**
 * desk_label_certificate:
 * @certificate: `personal`, `organisation`, or any other word
 *
 * What a member proved their identity with.
 *
 * Returns: (transfer none): its label, translated; @certificate itself when it is not known
 */
const char *
desk_label_certificate (const char *certificate)
{
  return find_label (certificate_labels, "certificate", certificate);
}

/**
 * desk_label_segment:
 * @segment: `government`, `finance`, `enterprise`, `cluster`, or any other word
 *
 * The segment of an organisation.
 *
 * Returns: (transfer none): its label, translated; @segment itself when it is not known
 */
const char *
desk_label_segment (const char *segment)
{
  return find_label (segment_labels, "segment", segment);
}

/**
 * desk_label_rank:
 * @rank: `bureau`, `division`, `section`, or any other word
 *
 * A rank in the administration.
 *
 * Returns: (transfer none): its label, translated; @rank itself when it is not known
 */
const char *
desk_label_rank (const char *rank)
{
  return find_label (rank_labels, "rank", rank);
}

/**
 * desk_label_kind:
 * @kind: `mobile`, `fixed`, `broadband`, `iptv`, or any other word
 *
 * What an account is for.
 *
 * Returns: (transfer none): its label, translated; @kind itself when it is not known
 */
const char *
desk_label_kind (const char *kind)
{
  return find_label (kind_labels, "account kind", kind);
}

/**
 * desk_label_payment:
 * @payment: `prepaid`, `postpaid`, or any other word
 *
 * How an account is paid.
 *
 * Returns: (transfer none): its label, translated; @payment itself when it is not known
 */
const char *
desk_label_payment (const char *payment)
{
  return find_label (payment_labels, "payment", payment);
}

/**
 * desk_label_state:
 * @state: `in-use`, `suspended`, `reserved`, `closed`, or any other word
 *
 * The state of an account.
 *
 * Returns: (transfer none): its label, translated; @state itself when it is not known
 */
const char *
desk_label_state (const char *state)
{
  return find_label (state_labels, "account state", state);
}

/**
 * desk_label_area:
 * @area: `town`, `country`, or any other word
 *
 * Where a member lives.
 *
 * Returns: (transfer none): its label, translated; @area itself when it is not known
 */
const char *
desk_label_area (const char *area)
{
  return find_label (area_labels, "area", area);
}

/**
 * desk_label_salutation:
 * @salutation: `mr`, `ms`, or any other word
 *
 * How a member is addressed.
 *
 * Returns: (transfer none): its label, translated; @salutation itself when it is not known
 */
const char *
desk_label_salutation (const char *salutation)
{
  return find_label (salutation_labels, "salutation", salutation);
}

/**
 * desk_label_ticket:
 * @kind: `fault`, `complaint`, `request`, or any other word
 *
 * What a ticket is about.
 *
 * Returns: (transfer none): its label, translated; @kind itself when it is not known
 */
const char *
desk_label_ticket (const char *kind)
{
  return find_label (ticket_labels, "ticket", kind);
}

/**
 * desk_label_member_name:
 * @salutation: `mr`, `ms` or ""
 *
 * Returns: (transfer full): the name as the member is addressed (P1)
 */
char *
desk_label_member_name (const char *name,
                        const char *salutation)
{
  if (g_strcmp0 (salutation, "mr") == 0)
    /* Translators: a member's name with the salutation of a man */
    return g_strdup_printf (_("Mr %s"), name);
  if (g_strcmp0 (salutation, "ms") == 0)
    /* Translators: a member's name with the salutation of a woman */
    return g_strdup_printf (_("Ms %s"), name);
  return g_strdup (name);
}
