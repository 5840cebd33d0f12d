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

#define PUT(name)                                  \
  static void                                      \
  put_##name (DeskSheetWriter         *sheet,      \
              const DeskExportContext *context,    \
              const DeskMemberFile    *member,     \
              gconstpointer            item)

static void
put_day (DeskSheetWriter *sheet,
         const char      *iso_day)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *text = g_strconcat (iso_day, "T00:00:00", NULL);

  if (*iso_day != '\0')
    day = g_date_time_new_from_iso8601 (text, utc);
  if (day != NULL)
    desk_sheet_writer_add_time (sheet, day);
  else
    desk_sheet_writer_add_blank (sheet);
}

static void
put_moment (DeskSheetWriter         *sheet,
            const DeskExportContext *context,
            gint64                   time_ms)
{
  g_autoptr (GDateTime) time = desk_time_local (time_ms, desk_policy_get_zone (context->policy));

  desk_sheet_writer_add_time (sheet, time);
}

static void
put_amount (DeskSheetWriter *sheet,
            gint64           fen)
{
  if (fen == DESK_FEN_ABSENT)
    desk_sheet_writer_add_blank (sheet);
  else
    desk_sheet_writer_add_money (sheet, fen);
}

static void
put_yes (DeskSheetWriter *sheet,
         gboolean         yes)
{
  desk_sheet_writer_add_text (sheet, yes ? C_("cell", "Yes") : "");
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

PUT (member_no)
{
  desk_sheet_writer_add_text (sheet, member->member->member_no);
}

PUT (name)
{
  desk_sheet_writer_add_text (sheet, member->member->name);
}

PUT (salutation)
{
  desk_sheet_writer_add_text (sheet, desk_label_salutation (member->member->salutation));
}

PUT (tier)
{
  desk_sheet_writer_add_text (sheet, desk_tier_get_label (member->tier));
}

PUT (brand)
{
  desk_sheet_writer_add_text (sheet, desk_label_brand (member->member->brand));
}

PUT (phone)
{
  g_autofree char *masked = desk_mask_number (member->member->phone);

  desk_sheet_writer_add_text (sheet, context->unmasked ? member->member->phone : masked);
}

PUT (address)
{
  g_autofree char *masked = desk_mask_address (member->member->address);

  desk_sheet_writer_add_text (sheet, context->unmasked ? member->member->address : masked);
}

PUT (area)
{
  desk_sheet_writer_add_text (sheet, desk_label_area (member->member->area));
}

PUT (birthday)
{
  put_day (sheet, member->member->birthday);
}

PUT (card_expires)
{
  put_day (sheet, member->member->card_expires);
}

PUT (points)
{
  if (member->member->points == DESK_FEN_ABSENT)
    desk_sheet_writer_add_blank (sheet);
  else
    desk_sheet_writer_add_count (sheet, member->member->points);
}

PUT (spend)
{
  put_amount (sheet, member->member->spend_12m_fen);
}

PUT (lowest_balance)
{
  DeskBalances balances;

  desk_balances_sum (&balances, member->accounts, G_MININT64);
  put_amount (sheet, balances.has_lowest ? balances.lowest_fen : DESK_FEN_ABSENT);
}

PUT (frozen)
{
  put_yes (sheet, member->frozen);
}

PUT (uses)
{
  const DeskServiceCount *count = find_count (member);

  desk_sheet_writer_add_count (sheet, count != NULL ? count->used : 0);
}

PUT (uses_limit)
{
  const DeskServiceCount *count = find_count (member);

  if (count == NULL || count->limit < 0)
    desk_sheet_writer_add_blank (sheet);
  else
    desk_sheet_writer_add_count (sheet, count->limit);
}

PUT (contact_time)
{
  const DeskContact *contact = item;

  put_moment (sheet, context, contact->contact_ms);
}

PUT (occasion)
{
  const DeskContact *contact = item;

  desk_sheet_writer_add_text (sheet, desk_care_get_occasion_label (contact->occasion));
}

PUT (channel)
{
  const DeskContact *contact = item;

  desk_sheet_writer_add_text (sheet, desk_care_get_channel_label (contact->channel));
}

PUT (reached)
{
  const DeskContact *contact = item;

  put_yes (sheet, contact->reached);
}

PUT (result)
{
  const DeskContact *contact = item;

  desk_sheet_writer_add_text (sheet, contact->result);
}

PUT (contact_provisional)
{
  const DeskContact *contact = item;

  put_yes (sheet, contact->provisional);
}

PUT (use_time)
{
  const DeskServiceUse *use = item;

  put_moment (sheet, context, use->used_ms);
}

PUT (service)
{
  const DeskServiceUse *use = item;

  desk_sheet_writer_add_text (sheet, desk_entitlement_get_label (use->service));
}

PUT (hours)
{
  const DeskServiceUse *use = item;

  if (use->hours > 0)
    desk_sheet_writer_add_count (sheet, use->hours);
  else
    desk_sheet_writer_add_blank (sheet);
}

PUT (note)
{
  const DeskServiceUse *use = item;

  desk_sheet_writer_add_text (sheet, use->note);
}

PUT (use_provisional)
{
  const DeskServiceUse *use = item;

  put_yes (sheet, use->provisional);
}

PUT (visit_time)
{
  const DeskVisit *visit = item;

  put_moment (sheet, context, visit->start_ms);
}

PUT (minutes)
{
  const DeskVisit *visit = item;

  desk_sheet_writer_add_count (sheet, visit->minutes);
}

PUT (purpose)
{
  const DeskVisit *visit = item;

  desk_sheet_writer_add_text (sheet, desk_visit_get_purpose_label (visit->purpose));
}

PUT (visit_amount)
{
  const DeskVisit *visit = item;

  put_amount (sheet, visit->amount_fen);
}

PUT (status)
{
  const DeskVisit *visit = item;

  desk_sheet_writer_add_text (sheet, desk_visit_get_status_label (visit->status));
}

PUT (special_request)
{
  const DeskVisit *visit = item;

  desk_sheet_writer_add_text (sheet, visit->special_request);
}

PUT (outcome)
{
  const DeskVisit *visit = item;

  desk_sheet_writer_add_text (sheet, visit->outcome);
}

PUT (visit_provisional)
{
  const DeskVisit *visit = item;

  put_yes (sheet, visit->provisional);
}

static GPtrArray *
list_contacts (const DeskMemberFile *member)
{
  return member->contacts;
}

static GPtrArray *
list_uses (const DeskMemberFile *member)
{
  return member->uses;
}

static GPtrArray *
list_visits (const DeskMemberFile *member)
{
  return member->visits;
}

static const DeskExportField member_fields[] = {
  { NC_("column", "Member number"), DESK_CELL_TEXT, 13, put_member_no },
  { NC_("column", "Name"), DESK_CELL_TEXT, 16, put_name },
  { NC_("column", "Salutation"), DESK_CELL_TEXT, 10, put_salutation },
  { NC_("column", "Tier"), DESK_CELL_TEXT, 10, put_tier },
  { NC_("column", "Brand"), DESK_CELL_TEXT, 14, put_brand },
  { NC_("column", "Phone"), DESK_CELL_TEXT, 15, put_phone },
  { NC_("column", "Address"), DESK_CELL_TEXT, 36, put_address },
  { NC_("column", "Area"), DESK_CELL_TEXT, 8, put_area },
  { NC_("column", "Birthday"), DESK_CELL_DAY, 12, put_birthday },
  { NC_("column", "Card expires"), DESK_CELL_DAY, 12, put_card_expires },
  { NC_("column", "Points"), DESK_CELL_COUNT, 9, put_points },
  { NC_("column", "Spend in 12 months (yuan)"), DESK_CELL_MONEY, 14, put_spend },
  { NC_("column", "Lowest balance (yuan)"), DESK_CELL_MONEY, 14, put_lowest_balance },
  { NC_("column", "Frozen"), DESK_CELL_TEXT, 8, put_frozen },
  { NC_("column", "Uses this month"), DESK_CELL_COUNT, 10, put_uses },
  { NC_("column", "Uses a month at most"), DESK_CELL_COUNT, 10, put_uses_limit },
};

static const DeskExportField care_fields[] = {
  { NC_("column", "Time"), DESK_CELL_MOMENT, 17, put_contact_time },
  { NC_("column", "Member number"), DESK_CELL_TEXT, 13, put_member_no },
  { NC_("column", "Name"), DESK_CELL_TEXT, 16, put_name },
  { NC_("column", "Occasion"), DESK_CELL_TEXT, 14, put_occasion },
  { NC_("column", "Channel"), DESK_CELL_TEXT, 8, put_channel },
  { NC_("column", "Reached"), DESK_CELL_TEXT, 8, put_reached },
  { NC_("column", "Result"), DESK_CELL_TEXT, 40, put_result },
  { NC_("column", "Not yet confirmed"), DESK_CELL_TEXT, 12, put_contact_provisional },
};

static const DeskExportField use_fields[] = {
  { NC_("column", "Time"), DESK_CELL_MOMENT, 17, put_use_time },
  { NC_("column", "Member number"), DESK_CELL_TEXT, 13, put_member_no },
  { NC_("column", "Name"), DESK_CELL_TEXT, 16, put_name },
  { NC_("column", "Service"), DESK_CELL_TEXT, 22, put_service },
  { NC_("column", "Hours"), DESK_CELL_COUNT, 7, put_hours },
  { NC_("column", "Note"), DESK_CELL_TEXT, 40, put_note },
  { NC_("column", "Not yet confirmed"), DESK_CELL_TEXT, 12, put_use_provisional },
};

static const DeskExportField visit_fields[] = {
  { NC_("column", "Time"), DESK_CELL_MOMENT, 17, put_visit_time },
  { NC_("column", "Minutes"), DESK_CELL_COUNT, 9, put_minutes },
  { NC_("column", "Member number"), DESK_CELL_TEXT, 13, put_member_no },
  { NC_("column", "Name"), DESK_CELL_TEXT, 16, put_name },
  { NC_("column", "Purpose"), DESK_CELL_TEXT, 16, put_purpose },
  { NC_("column", "Amount (yuan)"), DESK_CELL_MONEY, 14, put_visit_amount },
  { NC_("column", "State"), DESK_CELL_TEXT, 12, put_status },
  { NC_("column", "Special request"), DESK_CELL_TEXT, 30, put_special_request },
  { NC_("column", "Outcome"), DESK_CELL_TEXT, 40, put_outcome },
  { NC_("column", "Not yet confirmed"), DESK_CELL_TEXT, 12, put_visit_provisional },
};

/**
 * desk_export_fields_get:
 *
 * Returns: (transfer none): what each line of such an export has
 */
const DeskExportFields *
desk_export_fields_get (DeskExportKind kind)
{
  static const DeskExportFields fields[] = {
    [DESK_EXPORT_MEMBERS] = { NC_("sheet", "Members"), member_fields,
                              G_N_ELEMENTS (member_fields), NULL },
    [DESK_EXPORT_CARE] = { NC_("sheet", "Care contacts"), care_fields, G_N_ELEMENTS (care_fields),
                           list_contacts },
    [DESK_EXPORT_USES] = { NC_("sheet", "Entitlements used"), use_fields,
                           G_N_ELEMENTS (use_fields), list_uses },
    [DESK_EXPORT_VISITS] = { NC_("sheet", "Visits"), visit_fields, G_N_ELEMENTS (visit_fields),
                             list_visits },
  };

  return &fields[kind];
}
