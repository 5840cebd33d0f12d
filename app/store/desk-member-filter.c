/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-member-filter.h"

#include <desk-rows.h>
#include <desk-time.h>
#include <desk-visit.h>

#include <desk-anniversary.h>

#define DAYS_IN_WEEK      7
#define MONTHS_IN_QUARTER 3

/* Figures of other tables beside the directory; %u are parameters. The uses count together (E6). */
#define USES_JOIN                                                                     \
  " LEFT JOIN (SELECT member_no, count (*) AS uses FROM service_uses"                 \
  " WHERE month = $%u AND service IN (SELECT value FROM json_each ($%u))"             \
  " GROUP BY member_no) AS u ON u.member_no = d.member_no"
#define CONTACT_JOIN                                                                  \
  " LEFT JOIN (SELECT member_no, max (at_ms) AS at_ms FROM"                           \
  " (SELECT member_no, contact_ms AS at_ms FROM contacts WHERE reached = 1"           \
  " UNION ALL SELECT member_no, start_ms FROM visits"                                 \
  " WHERE status = '" DESK_VISIT_DONE "')"                                            \
  " GROUP BY member_no) AS c ON c.member_no = d.member_no"
#define VISIT_JOIN                                                                    \
  " LEFT JOIN (SELECT member_no, min (start_ms) AS at_ms FROM visits"                 \
  " WHERE status IN " DESK_VISITS_OPEN " AND start_ms >= $%u"                      \
  " GROUP BY member_no) AS v ON v.member_no = d.member_no"

/* Days are those of the policy's zone; each is bound as text or as a moment. */
struct _DeskMemberFilter
{
  GString   *joins;
  GString   *where;
  GPtrArray *values;            /* (element-type GVariant): strings and integers */
  GDateTime *midnight;          /* at which today began */
};

/* The number of the parameter that @value is. */
static guint
add_value (DeskMemberFilter *self,
           GVariant         *value)
{
  g_ptr_array_add (self->values, g_variant_ref_sink (value));
  return self->values->len;
}

/* The condition has its value between @before and @behind. */
static void
add_condition (DeskMemberFilter *self,
               GVariant         *value,
               const char       *before,
               const char       *behind)
{
  g_string_append_printf (self->where, " AND %s$%u%s", before, add_value (self, value), behind);
}

static GVariant *
make_moment (GDateTime *time)
{
  return g_variant_new_int64 (g_date_time_to_unix (time) * 1000);
}

/* A card expires within n days when it does so on the n-th day from today, or before. */
static void
add_expiring (DeskMemberFilter *self,
              int               days)
{
  g_autoptr (GDateTime) last = g_date_time_add_days (self->midnight, days);
  g_autofree char *day = g_date_time_format (last, "%Y-%m-%d");

  g_string_append (self->where, " AND d.card_expires <> ''");
  add_condition (self, g_variant_new_string (day), "d.card_expires <= ", "");
}

/* Nobody was reached, and nobody visited, on the last n days, today among them. */
static void
add_not_contacted (DeskMemberFilter *self,
                   int               days)
{
  g_autoptr (GDateTime) first = g_date_time_add_days (self->midnight, 1 - days);

  add_condition (self, make_moment (first),
                 "d.member_no NOT IN (SELECT member_no FROM contacts"
                 " WHERE reached = 1 AND contact_ms >= ", ")");
  add_condition (self, make_moment (first),
                 "d.member_no NOT IN (SELECT member_no FROM visits"
                 " WHERE status = '" DESK_VISIT_DONE "' AND start_ms >= ", ")");
}

static void
add_not_visited (DeskMemberFilter *self)
{
  int month = g_date_time_get_month (self->midnight);
  int first_month = month - (month - 1) % MONTHS_IN_QUARTER;
  g_autoptr (GDateTime) first = g_date_time_new (g_date_time_get_timezone (self->midnight),
                                                 g_date_time_get_year (self->midnight),
                                                 first_month, 1, 0, 0, 0);

  add_condition (self, make_moment (first),
                 "d.member_no NOT IN (SELECT member_no FROM visits"
                 " WHERE status = '" DESK_VISIT_DONE "' AND start_ms >= ", ")");
}

/* Also of those who have it by the Chinese calendar. */
static void
add_birthday (DeskMemberFilter *self)
{
  int day_of_week = g_date_time_get_day_of_week (self->midnight);
  g_autoptr (GString) days = g_string_new ("[");

  for (int i = 1; i <= DAYS_IN_WEEK; i++)
    {
      g_autoptr (GDateTime) day = g_date_time_add_days (self->midnight, i - day_of_week);
      g_auto (GStrv) keys = desk_anniversary_list_keys (day);

      for (guint j = 0; keys[j] != NULL; j++)
        g_string_append_printf (days, "%s\"%s\"", days->len > 1 ? "," : "", keys[j]);
    }
  g_string_append_c (days, ']');
  add_condition (self, g_variant_new_string (days->str),
                 "substr (d.birthday, 6) IN (SELECT value FROM json_each (", "))");
}

static void
add_flags (DeskMemberFilter *self,
           DeskMemberFlags   flags)
{
  if ((flags & DESK_MEMBER_FLAG_LOW_BALANCE) != 0)
    g_string_append (self->where, " AND d.low_balance = 1");
  if ((flags & DESK_MEMBER_FLAG_FROZEN) != 0)
    g_string_append (self->where, " AND d.frozen = 1");
  if ((flags & DESK_MEMBER_FLAG_QUOTA) != 0)
    g_string_append (self->where, " AND ifnull (u.uses, 0) >= d.uses_limit");
  if ((flags & DESK_MEMBER_FLAG_DUPLICATE) != 0)
    g_string_append (self->where, " AND d.member_no IN (SELECT member_no FROM suspects)");
  if ((flags & DESK_MEMBER_FLAG_BIRTHDAY) != 0)
    add_birthday (self);
  if ((flags & DESK_MEMBER_FLAG_NOT_VISITED) != 0)
    add_not_visited (self);
}

static int
get_expiring_days (DeskLocal *local)
{
  gint64 days = 0;

  desk_policy_lookup_integer (local->policy, "card", "expiring_days", &days);
  return CLAMP (days, 0, DESK_MEMBER_MAX_DAYS);
}

static gboolean
needs_uses (const DeskMemberQuery *query)
{
  return query->sort == DESK_MEMBER_SORT_USES || (query->flags & DESK_MEMBER_FLAG_QUOTA) != 0;
}

static void
add_joins (DeskMemberFilter      *self,
           DeskLocal             *local,
           const DeskMemberQuery *query)
{
  if (needs_uses (query))
    {
      g_autofree char *month = desk_local_month (local);
      guint parameter = add_value (self, g_variant_new_string (month));

      g_string_append_printf (self->joins, USES_JOIN, parameter,
                              add_value (self, g_variant_new_string (local->sharing)));
    }
  if (query->sort == DESK_MEMBER_SORT_LAST_CONTACT)
    g_string_append (self->joins, CONTACT_JOIN);
  if (query->sort == DESK_MEMBER_SORT_NEXT_VISIT)
    g_string_append_printf (self->joins, VISIT_JOIN,
                            add_value (self, make_moment (self->midnight)));
}

static void
bind_values (DeskMemberFilter *self,
             DeskStmt         *stmt)
{
  for (guint i = 0; i < self->values->len; i++)
    {
      GVariant *value = g_ptr_array_index (self->values, i);

      if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
        desk_stmt_bind_text (stmt, (int) i + 1, g_variant_get_string (value, NULL));
      else
        desk_stmt_bind_int (stmt, (int) i + 1, g_variant_get_int64 (value));
    }
}

/**
 * desk_member_filter_new:
 *
 * Returns: (transfer full)
 */
DeskMemberFilter *
desk_member_filter_new (DeskLocal             *local,
                        const DeskMemberQuery *query)
{
  DeskMemberFilter *self = g_new0 (DeskMemberFilter, 1);

  self->joins = g_string_new (NULL);
  self->where = g_string_new ("1");
  self->values = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  self->midnight = desk_local_midnight (local);
  add_joins (self, local, query);

  if (query->tier >= 0)
    add_condition (self, g_variant_new_int64 (query->tier), "d.tier = ", "");
  if (*query->brand != '\0')
    add_condition (self, g_variant_new_string (query->brand), "d.brand = ", "");
  if (*query->area != '\0')
    add_condition (self, g_variant_new_string (query->area), "d.area = ", "");
  if (query->balance_below_fen != DESK_FEN_ABSENT)
    add_condition (self, g_variant_new_int64 (query->balance_below_fen),
                   "d.lowest_balance_fen < ", "");
  if (query->not_contacted_days > 0)
    add_not_contacted (self, MIN (query->not_contacted_days, DESK_MEMBER_MAX_DAYS));
  if (query->expiring_days >= 0)
    add_expiring (self, MIN (query->expiring_days, DESK_MEMBER_MAX_DAYS));
  if ((query->flags & DESK_MEMBER_FLAG_EXPIRING) != 0)
    add_expiring (self, get_expiring_days (local));
  add_flags (self, query->flags);
  return self;
}

void
desk_member_filter_free (DeskMemberFilter *self)
{
  g_string_free (self->joins, TRUE);
  g_string_free (self->where, TRUE);
  g_ptr_array_unref (self->values);
  g_date_time_unref (self->midnight);
  g_free (self);
}

/**
 * desk_member_filter_needs_more:
 *
 * Returns: whether the answer depends on more than the directory
 */
gboolean
desk_member_filter_needs_more (const DeskMemberQuery *query)
{
  return needs_uses (query) || query->sort == DESK_MEMBER_SORT_LAST_CONTACT ||
         query->sort == DESK_MEMBER_SORT_NEXT_VISIT || query->not_contacted_days > 0 ||
         (query->flags & (DESK_MEMBER_FLAG_NOT_VISITED | DESK_MEMBER_FLAG_DUPLICATE)) != 0;
}

/**
 * desk_member_filter_prepare:
 * @columns: what to select, of the directory as `d` and the figure that is sorted by: the uses
 *   `u.uses`, the last contact `c.at_ms`, the next visit `v.at_ms`
 * @order: behind ORDER BY; %NULL: in any
 *
 * Returns: (transfer full) (nullable): the statement that answers those who fit, bound
 */
DeskStmt *
desk_member_filter_prepare (DeskMemberFilter  *self,
                            DeskDb            *db,
                            const char        *columns,
                            const char        *order,
                            GError           **error)
{
  g_autofree char *sql =
    g_strconcat ("SELECT ", columns, " FROM lines AS d", self->joins->str, " WHERE ",
                 self->where->str, order != NULL ? " ORDER BY " : NULL, order, NULL);
  g_autoptr (DeskStmt) stmt = desk_db_prepare (db, sql, error);

  if (stmt == NULL)
    return NULL;
  bind_values (self, stmt);
  return g_steal_pointer (&stmt);
}

/**
 * desk_member_filter_get_key:
 *
 * Returns: (transfer full): a text that two filters share when they are the same
 */
char *
desk_member_filter_get_key (DeskMemberFilter *self)
{
  g_autoptr (GString) key = g_string_new (self->where->str);

  for (guint i = 0; i < self->values->len; i++)
    {
      g_autofree char *value = g_variant_print (g_ptr_array_index (self->values, i), FALSE);

      g_string_append_printf (key, " %s", value);
    }
  return g_string_free (g_steal_pointer (&key), FALSE);
}
