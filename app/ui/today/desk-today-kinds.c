/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-today-kinds.h"

#include "desk-care-row.h"
#include "desk-due-visit-row.h"
#include "desk-notice-row.h"
#include "desk-occasion-row.h"
#include "desk-refused-row.h"
#include "desk-snoozed-row.h"

static DeskStore *
get_store (gpointer context)
{
  return desk_today_page_get_store (context);
}

static gint64
get_now (gpointer context)
{
  return desk_today_page_get_today (context)->now_ms;
}

static char *
get_care_key (gconstpointer item)
{
  const DeskCareItem *care = item;

  return g_strdup_printf ("%s %s", care->occasion, care->number);
}

static GtkWidget *
make_care_row (gpointer context)
{
  return desk_care_row_new (get_store (context));
}

static void
update_care_row (GtkWidget     *row,
                 gconstpointer  item,
                 gpointer       context)
{
  desk_care_row_set_item (DESK_CARE_ROW (row), item, get_now (context));
}

static char *
get_occasion_key (gconstpointer item)
{
  return desk_occasion_item_make_key (item);
}

static GtkWidget *
make_occasion_row (gpointer context)
{
  return desk_occasion_row_new ();
}

static void
update_occasion_row (GtkWidget     *row,
                     gconstpointer  item,
                     gpointer       context)
{
  DeskPolicy *policy = desk_store_get_policy (get_store (context));

  desk_occasion_row_set_item (DESK_OCCASION_ROW (row), item, get_now (context),
                              desk_policy_get_zone (policy));
}

static GtkWidget *
make_notice_row (gpointer context)
{
  return desk_notice_row_new ();
}

static char *
get_freeze_key (gconstpointer item)
{
  return g_strdup (((const DeskFreezeItem *) item)->member_no);
}

static void
update_freeze_row (GtkWidget     *row,
                   gconstpointer  item,
                   gpointer       context)
{
  desk_notice_row_set_freeze (DESK_NOTICE_ROW (row), item);
}

static char *
get_renewal_key (gconstpointer item)
{
  return g_strdup (((const DeskRenewalItem *) item)->member_no);
}

static void
update_renewal_row (GtkWidget     *row,
                    gconstpointer  item,
                    gpointer       context)
{
  desk_notice_row_set_renewal (DESK_NOTICE_ROW (row), item);
}

static char *
get_tier_change_key (gconstpointer item)
{
  return g_strdup (((const DeskTierChangeItem *) item)->member_no);
}

static void
update_tier_change_row (GtkWidget     *row,
                        gconstpointer  item,
                        gpointer       context)
{
  DeskPolicy *policy = desk_store_get_policy (get_store (context));

  desk_notice_row_set_tier_change (DESK_NOTICE_ROW (row), item, get_now (context),
                                   desk_policy_get_zone (policy));
}

static char *
get_ticket_key (gconstpointer item)
{
  return g_strdup (((const DeskTicketItem *) item)->ticket_id);
}

static void
update_ticket_row (GtkWidget     *row,
                   gconstpointer  item,
                   gpointer       context)
{
  DeskPolicy *policy = desk_store_get_policy (get_store (context));

  desk_notice_row_set_ticket (DESK_NOTICE_ROW (row), item, get_now (context),
                              desk_policy_get_zone (policy));
}

static char *
get_callback_key (gconstpointer item)
{
  return g_strdup (((const DeskCallbackItem *) item)->callback_id);
}

static void
update_callback_row (GtkWidget     *row,
                     gconstpointer  item,
                     gpointer       context)
{
  DeskPolicy *policy = desk_store_get_policy (get_store (context));

  desk_notice_row_set_callback (DESK_NOTICE_ROW (row), item, get_now (context),
                                desk_policy_get_zone (policy));
}

static char *
get_snoozed_key (gconstpointer item)
{
  const DeskSnoozedItem *snoozed = item;

  return g_strjoin ("\t", snoozed->member_no, snoozed->cause, NULL);
}

static GtkWidget *
make_snoozed_row (gpointer context)
{
  return desk_snoozed_row_new ();
}

static void
update_snoozed_row (GtkWidget     *row,
                    gconstpointer  item,
                    gpointer       context)
{
  DeskPolicy *policy = desk_store_get_policy (get_store (context));

  desk_snoozed_row_set_item (DESK_SNOOZED_ROW (row), item, get_now (context),
                             desk_policy_get_zone (policy));
}

static char *
get_running_key (gconstpointer item)
{
  return g_strdup (((const DeskRunningItem *) item)->use_id);
}

static void
update_running_row (GtkWidget     *row,
                    gconstpointer  item,
                    gpointer       context)
{
  DeskPolicy *policy = desk_store_get_policy (get_store (context));

  desk_notice_row_set_running (DESK_NOTICE_ROW (row), item, get_now (context),
                               desk_policy_get_zone (policy));
}

static char *
get_loan_key (gconstpointer item)
{
  return g_strdup (((const DeskLoanItem *) item)->use_id);
}

static void
update_loan_row (GtkWidget     *row,
                 gconstpointer  item,
                 gpointer       context)
{
  DeskPolicy *policy = desk_store_get_policy (get_store (context));

  desk_notice_row_set_loan (DESK_NOTICE_ROW (row), item, get_now (context),
                            desk_policy_get_zone (policy));
}

static char *
get_visit_key (gconstpointer item)
{
  return g_strdup (((const DeskVisit *) item)->visit_id);
}

static GtkWidget *
make_visit_row (gpointer context)
{
  return desk_due_visit_row_new ();
}

static void
update_visit_row (GtkWidget     *row,
                  gconstpointer  item,
                  gpointer       context)
{
  DeskPolicy *policy = desk_store_get_policy (get_store (context));

  desk_due_visit_row_set_visit (DESK_DUE_VISIT_ROW (row), item, get_now (context),
                                desk_policy_get_zone (policy));
}

static char *
get_refused_key (gconstpointer item)
{
  return g_strdup (((const DeskRefusedVisit *) item)->op_id);
}

static GtkWidget *
make_refused_row (gpointer context)
{
  return desk_refused_row_new (get_store (context));
}

static void
update_refused_row (GtkWidget     *row,
                    gconstpointer  item,
                    gpointer       context)
{
  desk_refused_row_set_visit (DESK_REFUSED_ROW (row), item, get_now (context));
}

static const DeskTodayKind kinds[DESK_N_TODAY_PARTS] = {
  [DESK_TODAY_TICKETS] = { get_ticket_key, make_notice_row, update_ticket_row },
  [DESK_TODAY_REFUSED] = { get_refused_key, make_refused_row, update_refused_row },
  [DESK_TODAY_UNCLOSED] = { get_visit_key, make_visit_row, update_visit_row },
  [DESK_TODAY_VISITS] = { get_visit_key, make_visit_row, update_visit_row },
  [DESK_TODAY_CALLBACKS] = { get_callback_key, make_notice_row, update_callback_row },
  [DESK_TODAY_CALL_NOW] = { get_care_key, make_care_row, update_care_row },
  [DESK_TODAY_LATER] = { get_care_key, make_care_row, update_care_row },
  [DESK_TODAY_RUNNING] = { get_running_key, make_notice_row, update_running_row },
  [DESK_TODAY_LENT] = { get_loan_key, make_notice_row, update_loan_row },
  [DESK_TODAY_OCCASIONS] = { get_occasion_key, make_occasion_row, update_occasion_row },
  [DESK_TODAY_FROZEN] = { get_freeze_key, make_notice_row, update_freeze_row },
  [DESK_TODAY_EXPIRING] = { get_renewal_key, make_notice_row, update_renewal_row },
  [DESK_TODAY_RERATED] = { get_tier_change_key, make_notice_row, update_tier_change_row },
  [DESK_TODAY_SNOOZED] = { get_snoozed_key, make_snoozed_row, update_snoozed_row },
};

/**
 * desk_today_kinds_get:
 *
 * Returns: what the rows of a part are made from; their context is the page
 */
const DeskTodayKind *
desk_today_kinds_get (DeskTodayPart part)
{
  g_return_val_if_fail (part < DESK_N_TODAY_PARTS, NULL);

  return &kinds[part];
}
