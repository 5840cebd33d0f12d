/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-print.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#define MARGIN_MM 15.0
#define POINTS_PER_MM (72.0 / 25.4)
#define A4_WIDTH_MM 210.0
#define A4_HEIGHT_MM 297.0

static GtkPageSetup *
make_page_setup (void)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *a4 = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size (setup, a4);
  gtk_page_setup_set_top_margin (setup, MARGIN_MM, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (setup, MARGIN_MM, GTK_UNIT_MM);
  gtk_page_setup_set_left_margin (setup, MARGIN_MM, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (setup, MARGIN_MM, GTK_UNIT_MM);
  gtk_paper_size_free (a4);
  return setup;
}

static void
begin_cb (GtkPrintOperation *operation,
          GtkPrintContext   *context,
          DeskPaper         *paper)
{
  guint n_pages = desk_paper_lay_out (paper, gtk_print_context_get_width (context),
                                      gtk_print_context_get_height (context));

  gtk_print_operation_set_n_pages (operation, (int) n_pages);
}

static void
draw_cb (GtkPrintOperation *operation,
         GtkPrintContext   *context,
         int                page,
         DeskPaper         *paper)
{
  desk_paper_draw (paper, gtk_print_context_get_cairo_context (context), (guint) page);
}

/* The task ends once, whether GTK says so by the signal, by what it returns, or by both. */
static void
end (GTask                   *task,
     GtkPrintOperationResult  result,
     GError                  *error)
{
  if (g_task_get_task_data (task) == NULL)
    {
      g_clear_error (&error);
      return;
    }
  g_task_set_task_data (task, NULL, NULL);
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR && error != NULL)
    g_task_return_error (task, error);
  else if (result == GTK_PRINT_OPERATION_RESULT_CANCEL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s",
                             _("Nothing was printed."));
  else
    g_task_return_boolean (task, TRUE);
}

static void
done_cb (GtkPrintOperation       *operation,
         GtkPrintOperationResult  result,
         GTask                   *task)
{
  GError *error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_print_operation_get_error (operation, &error);
  end (task, result, error);
}

static GtkPrintOperation *
make_operation (DeskPaper  *paper,
                const char *job_name)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = make_page_setup ();

  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_job_name (operation, job_name);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  g_signal_connect_object (operation, "begin-print", G_CALLBACK (begin_cb), paper, 0);
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (draw_cb), paper, 0);
  g_object_set_data_full (G_OBJECT (operation), "paper", g_object_ref (paper), g_object_unref);
  return operation;
}

/**
 * desk_print_run_async:
 * @paper: (transfer none): laid out anew for the page that the person chooses
 * @job_name: what the printer's queue calls it
 *
 * Asks how to print, on A4 if nothing else is said, and prints.
 */
void
desk_print_run_async (GtkWindow           *parent,
                      DeskPaper           *paper,
                      const char          *job_name,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GTask) task = NULL;
  GtkPrintOperationResult result;
  GError *error = NULL;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (DESK_IS_PAPER (paper));

  operation = make_operation (paper, job_name);
  task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_source_tag (task, desk_print_run_async);
  g_task_set_task_data (task, paper, NULL);
  g_signal_connect_data (operation, "done", G_CALLBACK (done_cb), g_object_ref (task),
                         (GClosureNotify) (GCallback) g_object_unref, 0);
  result = gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent,
                                    &error);
  if (result != GTK_PRINT_OPERATION_RESULT_IN_PROGRESS)
    end (task, result, error);
}

/**
 * desk_print_run_finish:
 *
 * Returns: whether it went to the printer; %FALSE with %G_IO_ERROR_CANCELLED when the person gave
 *   it up, or a %GTK_PRINT_ERROR
 */
gboolean
desk_print_run_finish (GtkWindow     *parent,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static cairo_status_t
write_cb (gpointer             closure,
          const unsigned char *data,
          unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_status_t
draw_pages (DeskPaper *paper,
            cairo_t   *cr)
{
  guint n_pages =
    desk_paper_lay_out (paper, (A4_WIDTH_MM - 2 * MARGIN_MM) * POINTS_PER_MM,
                        (A4_HEIGHT_MM - 2 * MARGIN_MM) * POINTS_PER_MM);

  cairo_translate (cr, MARGIN_MM * POINTS_PER_MM, MARGIN_MM * POINTS_PER_MM);
  for (guint page = 0; page < n_pages; page++)
    {
      desk_paper_draw (paper, cr, page);
      cairo_show_page (cr);
    }
  return cairo_status (cr);
}

/**
 * desk_print_export:
 * @path: in the encoding of file names
 *
 * Writes the paper into a PDF file of A4 pages; it is there whole, or what stood there before still
 * is. Needs no display.
 *
 * Returns: %FALSE with %G_IO_ERROR_FAILED where it cannot be drawn, or a %G_FILE_ERROR
 */
gboolean
desk_print_export (DeskPaper   *paper,
                   const char  *path,
                   GError     **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_t *cr;
  cairo_status_t status;

  g_return_val_if_fail (DESK_IS_PAPER (paper), FALSE);

  surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, A4_WIDTH_MM * POINTS_PER_MM,
                                                 A4_HEIGHT_MM * POINTS_PER_MM);
  cr = cairo_create (surface);
  status = draw_pages (paper, cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_file_set_contents (path, (const char *) bytes->data, (gssize) bytes->len, error);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
  return FALSE;
}
