/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-pinyin.h>

static void
test_readings (void)
{
  const struct { const char *character, *readings; } cases[] = {
    { "王", "wang" }, { "李", "li" }, { "张", "zhang" }, { "吕", "lv" }, { "女", "nv" },
    { "略", "lve" }, { "长", "zhang chang" }, { "乐", "le yue" }, { "行", "xing hang" },
    { "重", "zhong chong" }, { "鑫", "xin" }, { "喆", "zhe" }, { "堃", "kun" }, { "䶮", "yan" },
    { "𬱖", "di" }, { "〇", "ling" }, { "單", "dan shan" }, { "一", "yi" }, { "龥", "yu" },
    { "a", NULL }, { "1", NULL }, { "#", NULL }, { "。", NULL }, { "あ", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) readings = desk_pinyin_get_readings (g_utf8_get_char (cases[i].character));
      g_autofree char *joined = readings != NULL ? g_strjoinv (" ", readings) : NULL;

      g_assert_cmpstr (joined, ==, cases[i].readings);
    }
}

static void
test_surnames (void)
{
  const struct { const char *name, *readings; } cases[] = {
    { "单雄信", "shan" }, { "仇和", "qiu" }, { "解缙", "xie" }, { "曾国藩", "zeng" },
    { "覃丽", "qin/tan" }, { "区志强", "ou" }, { "任正", "ren" }, { "华罗", "hua" },
    { "盖伟", "ge/gai" }, { "查良", "zha" }, { "朴树", "piao" }, { "尉迟恭", "yu chi" },
    { "尉健行", "wei" }, { "长孙无忌", "zhang sun" }, { "万俟卨", "mo qi" }, { "万里", "wan" },
    { "澹台明", "tan tai" }, { "单于", "chan yu" }, { "乐毅", "yue/le" }, { "翟天", "zhai/di" },
    { "华夏银行贵阳分行", NULL }, { "任何单位", "ren" }, { "区邮政分局", NULL }, { "王单", NULL },
    { "欧阳修", NULL }, { "", NULL }, { "#", NULL }, { "Ming", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DeskSurname) surname = desk_pinyin_find_surname (cases[i].name);
      g_autofree char *joined = surname != NULL ? g_strjoinv (" ", surname->readings) : NULL;

      g_assert_cmpstr (joined, ==, cases[i].readings);
      if (surname != NULL)
        g_assert_cmpuint (surname->n_characters, ==, g_strv_length (surname->readings));
    }
}

static void
test_sort_text (void)
{
  g_autofree char *shan = desk_pinyin_get_sort_text ("单雄信");
  g_autofree char *wang = desk_pinyin_get_sort_text ("王单");
  g_autofree char *che = desk_pinyin_get_sort_text ("车晓");

  g_assert_cmpstr (shan, ==, "汕单雄信");
  g_assert_cmpstr (wang, ==, "王单");
  g_assert_cmpstr (che, ==, "车晓");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/pinyin/readings", test_readings);
  g_test_add_func ("/core/pinyin/surnames", test_surnames);
  g_test_add_func ("/core/pinyin/sort-text", test_sort_text);
  return g_test_run ();
}
