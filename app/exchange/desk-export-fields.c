/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-export-fields.h"

#include <desk-balance.h>
#include <desk-care.h>
#include <desk-entitlement.h>
#include <desk-labels.h>
#include <desk-mask.h>
#include <desk-time.h>
#include <desk-visit.h>
#include <glib/gi18n-lib.h>

#define PUT(name)                                \
  static void                                    \
  put_##name (DeskSheetWriter       *sheet,      \
              const DeskExportLine  *line,       \
              const DeskExportField *field)

/* A place in an item, and what stands there. */
#define AT(type, member) G_STRUCT_OFFSET (type, member)
#define VALUE(type) G_STRUCT_MEMBER (type, line->item, field->offset)

#define FIELDS(list) list, G_N_ELEMENTS (list)

static void
add_amount (DeskSheetWriter *sheet,
            gint64           fen)
{
  if (fen == DESK_FEN_ABSENT)
    desk_sheet_writer_add_blank (sheet);
  else
    desk_sheet_writer_add_money (sheet, fen);
}

/* @least: what is less is blank */
static void
add_count (DeskSheetWriter *sheet,
           gint64           count,
           gint64           least)
{
  if (count < least)
    desk_sheet_writer_add_blank (sheet);
  else
    desk_sheet_writer_add_count (sheet, count);
}

static void
add_moment (DeskSheetWriter      *sheet,
            const DeskExportLine *line,
            gint64                time_ms)
{
  g_autoptr (GDateTime) time =
    desk_time_local (time_ms, desk_policy_get_zone (line->context->policy));

  desk_sheet_writer_add_time (sheet, time);
}

static void
add_yes (DeskSheetWriter *sheet,
         gboolean         yes)
{
  desk_sheet_writer_add_text (sheet, yes ? C_("cell", "Yes") : "");
}

/* Takes @mask. */
static void
add_secret (DeskSheetWriter      *sheet,
            const DeskExportLine *line,
            const char           *text,
            char                 *mask)
{
  g_autofree char *masked = mask;

  desk_sheet_writer_add_text (sheet, line->context->unmasked ? text : masked);
}

/* The uses that count together (E6). */
static const DeskServiceCount *
find_count (const DeskMemberFile *member)
{
  for (guint i = 0; i < member->counts->len; i++)
    {
      const DeskServiceCount *count = g_ptr_array_index (member->counts, i);

      if (g_str_equal (count->service, DESK_SERVICE_EMERGENCY_REACTIVATION))
        return count;
    }
  return NULL;
}

PUT (text)
{
  const char *text = VALUE (const char *);

  desk_sheet_writer_add_text (sheet, field->label != NULL ? field->label (text) : text);
}

static void
add_day (DeskSheetWriter *sheet,
         const char      *iso_day)
{
  g_autofree char *text = g_strconcat (iso_day, "T00:00:00", NULL);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) day = g_date_time_new_from_iso8601 (text, utc);

  if (day != NULL)
    desk_sheet_writer_add_time (sheet, day);
  else
    desk_sheet_writer_add_blank (sheet);
}

PUT (day)
{
  add_day (sheet, VALUE (const char *));
}

PUT (birthday)
{
  add_day (sheet, desk_member_file_get_birthday (line->member));
}

PUT (moment)
{
  add_moment (sheet, line, VALUE (gint64));
}

PUT (amount)
{
  add_amount (sheet, VALUE (gint64));
}

PUT (count)
{
  add_count (sheet, VALUE (gint64), 0);
}

PUT (hours)
{
  add_count (sheet, VALUE (gint64), 1);
}

PUT (yes)
{
  add_yes (sheet, VALUE (gboolean));
}

PUT (member_no)
{
  desk_sheet_writer_add_text (sheet, line->member->member->member_no);
}

PUT (name)
{
  desk_sheet_writer_add_text (sheet, line->member->member->name);
}

PUT (tier)
{
  desk_sheet_writer_add_text (sheet, desk_tier_get_label (line->member->tier));
}

PUT (phone)
{
  add_secret (sheet, line, VALUE (const char *), desk_mask_number (VALUE (const char *)));
}

PUT (address)
{
  add_secret (sheet, line, VALUE (const char *), desk_mask_address (VALUE (const char *)));
}

PUT (lowest_balance)
{
  DeskBalances balances;

  desk_balances_sum (&balances, line->member->accounts, G_MININT64);
  add_amount (sheet, balances.has_lowest ? balances.lowest_fen : DESK_FEN_ABSENT);
}

PUT (frozen)
{
  add_yes (sheet, line->member->frozen);
}

PUT (uses)
{
  const DeskServiceCount *count = find_count (line->member);

  desk_sheet_writer_add_count (sheet, count != NULL ? count->used : 0);
}

/* Lists of a file have the newest first. */
PUT (last_contact)
{
  GPtrArray *contacts = line->member->contacts;

  for (guint i = 0; i < contacts->len; i++)
    {
      const DeskContact *contact = g_ptr_array_index (contacts, i);

      if (contact->reached)
        {
          add_moment (sheet, line, contact->contact_ms);
          return;
        }
    }
  desk_sheet_writer_add_blank (sheet);
}

PUT (next_visit)
{
  GPtrArray *visits = line->member->visits;
  gint64 next_ms = G_MAXINT64;

  for (guint i = 0; i < visits->len; i++)
    {
      const DeskVisit *visit = g_ptr_array_index (visits, i);

      if (desk_visit_is_open (visit->status) &&
          visit->start_ms >= line->context->now_ms)
        next_ms = MIN (next_ms, visit->start_ms);
    }
  if (next_ms < G_MAXINT64)
    add_moment (sheet, line, next_ms);
  else
    desk_sheet_writer_add_blank (sheet);
}

PUT (uses_limit)
{
  const DeskServiceCount *count = find_count (line->member);

  add_count (sheet, count != NULL ? count->limit : -1, 0);
}

static const DeskExportField member_fields[] = {
  { NC_("column", "Member number"), DESK_CELL_TEXT, 13, put_member_no },
  { NC_("column", "Name"), DESK_CELL_TEXT, 16, put_name },
  { NC_("column", "Salutation"), DESK_CELL_TEXT, 10, put_text,
    AT (DeskMember, salutation), desk_label_salutation },
  { NC_("column", "Tier"), DESK_CELL_TEXT, 10, put_tier },
  { NC_("column", "Brand"), DESK_CELL_TEXT, 14, put_text,
    AT (DeskMember, brand), desk_label_brand },
  { NC_("column", "Phone"), DESK_CELL_TEXT, 15, put_phone, AT (DeskMember, phone) },
  { NC_("column", "Address"), DESK_CELL_TEXT, 36, put_address, AT (DeskMember, address) },
  { NC_("column", "Area"), DESK_CELL_TEXT, 8, put_text, AT (DeskMember, area), desk_label_area },
  { NC_("column", "Birthday"), DESK_CELL_DAY, 12, put_birthday },
  { NC_("column", "Card expires"), DESK_CELL_DAY, 12, put_day, AT (DeskMember, card_expires) },
  { NC_("column", "Points"), DESK_CELL_COUNT, 9, put_count, AT (DeskMember, points) },
  { NC_("column", "Spend in 12 months (yuan)"), DESK_CELL_MONEY, 14, put_amount,
    AT (DeskMember, spend_12m_fen) },
  { NC_("column", "Lowest balance (yuan)"), DESK_CELL_MONEY, 14, put_lowest_balance },
  { NC_("column", "Frozen"), DESK_CELL_TEXT, 8, put_frozen },
  { NC_("column", "Uses this month"), DESK_CELL_COUNT, 10, put_uses },
  { NC_("column", "Uses a month at most"), DESK_CELL_COUNT, 10, put_uses_limit },
  { NC_("column", "Last contact"), DESK_CELL_MOMENT, 17, put_last_contact },
  { NC_("column", "Next visit"), DESK_CELL_MOMENT, 17, put_next_visit },
};

static const DeskExportField care_fields[] = {
  { NC_("column", "Time"), DESK_CELL_MOMENT, 17, put_moment, AT (DeskContact, contact_ms) },
  { NC_("column", "Member number"), DESK_CELL_TEXT, 13, put_member_no },
  { NC_("column", "Name"), DESK_CELL_TEXT, 16, put_name },
  { NC_("column", "Occasion"), DESK_CELL_TEXT, 14, put_text,
    AT (DeskContact, occasion), desk_care_get_occasion_label },
  { NC_("column", "Channel"), DESK_CELL_TEXT, 8, put_text,
    AT (DeskContact, channel), desk_care_get_channel_label },
  { NC_("column", "Reached"), DESK_CELL_TEXT, 8, put_yes, AT (DeskContact, reached) },
  { NC_("column", "Result"), DESK_CELL_TEXT, 40, put_text, AT (DeskContact, result) },
  { NC_("column", "Not yet confirmed"), DESK_CELL_TEXT, 12, put_yes,
    AT (DeskContact, provisional) },
};

static const DeskExportField use_fields[] = {
  { NC_("column", "Time"), DESK_CELL_MOMENT, 17, put_moment, AT (DeskServiceUse, used_ms) },
  { NC_("column", "Member number"), DESK_CELL_TEXT, 13, put_member_no },
  { NC_("column", "Name"), DESK_CELL_TEXT, 16, put_name },
  { NC_("column", "Service"), DESK_CELL_TEXT, 22, put_text,
    AT (DeskServiceUse, service), desk_entitlement_get_label },
  { NC_("column", "Hours"), DESK_CELL_COUNT, 7, put_hours, AT (DeskServiceUse, hours) },
  { NC_("column", "Note"), DESK_CELL_TEXT, 40, put_text, AT (DeskServiceUse, note) },
  { NC_("column", "Not yet confirmed"), DESK_CELL_TEXT, 12, put_yes,
    AT (DeskServiceUse, unconfirmed) },
};

static const DeskExportField visit_fields[] = {
  { NC_("column", "Time"), DESK_CELL_MOMENT, 17, put_moment, AT (DeskVisit, start_ms) },
  { NC_("column", "Minutes"), DESK_CELL_COUNT, 9, put_count, AT (DeskVisit, minutes) },
  { NC_("column", "Member number"), DESK_CELL_TEXT, 13, put_member_no },
  { NC_("column", "Name"), DESK_CELL_TEXT, 16, put_name },
  { NC_("column", "Purpose"), DESK_CELL_TEXT, 16, put_text,
    AT (DeskVisit, purpose), desk_visit_get_purpose_label },
  { NC_("column", "Amount (yuan)"), DESK_CELL_MONEY, 14, put_amount, AT (DeskVisit, amount_fen) },
  { NC_("column", "State"), DESK_CELL_TEXT, 12, put_text,
    AT (DeskVisit, status), desk_visit_get_status_label },
  { NC_("column", "Special request"), DESK_CELL_TEXT, 30, put_text,
    AT (DeskVisit, special_request) },
  { NC_("column", "Outcome"), DESK_CELL_TEXT, 40, put_text, AT (DeskVisit, outcome) },
  { NC_("column", "Not yet confirmed"), DESK_CELL_TEXT, 12, put_yes, AT (DeskVisit, provisional) },
};

/**
 * desk_export_fields_get:
 *
 * Returns: (transfer none): what each line of such an export has
 */
const DeskExportFields *
desk_export_fields_get (DeskExportKind kind)
{
  static const DeskExportFields kinds[] = {
    [DESK_EXPORT_MEMBERS] = { NC_("sheet", "Members"), FIELDS (member_fields), 0 },
    [DESK_EXPORT_CARE] = { NC_("sheet", "Care contacts"), FIELDS (care_fields),
                           AT (DeskMemberFile, contacts) },
    [DESK_EXPORT_USES] = { NC_("sheet", "Entitlements used"), FIELDS (use_fields),
                           AT (DeskMemberFile, uses) },
    [DESK_EXPORT_VISITS] = { NC_("sheet", "Visits"), FIELDS (visit_fields),
                             AT (DeskMemberFile, visits) },
  };

  return &kinds[kind];
}
