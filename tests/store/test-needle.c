/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-needle.h>

#define NONE     DESK_SEARCH_NONE
#define WHOLE    DESK_SEARCH_WHOLE_NAME
#define START    DESK_SEARCH_START
#define INITIALS DESK_SEARCH_INITIALS
#define INSIDE   DESK_SEARCH_INSIDE

/* Names, how they are read, what finds them and what must not. */
static const struct
{
  const char     *name;
  const char     *word;
  DeskSearchRank  rank;
} cases[] = {
  /* characters */
  { "张伟", "张伟", WHOLE }, { "张伟", "张", START }, { "张伟", "伟", INSIDE }, { "张伟", "王", NONE },
  { "张伟", "伟张", NONE }, { "贵州茅台酒厂", "茅台", INSIDE }, { "李 Ming", "ming", INSIDE },
  /* full pinyin, from the first letter to the last */
  { "张伟", "zhangwei", WHOLE }, { "张伟", "zhangwe", START }, { "张伟", "zhang", START },
  { "张伟", "zhan", START }, { "张伟", "z", START }, { "张伟", "zhangwo", NONE },
  { "张伟", "wei", INSIDE }, { "张伟", "ei", NONE }, { "张伟", "hang", NONE },
  { "张伟", "zhangweiw", NONE },
  /* initials */
  { "张伟", "zw", INITIALS }, { "张伟", "zhw", INITIALS }, { "刘德华", "ldh", INITIALS },
  { "刘德华", "ld", INITIALS }, { "刘德华", "dh", INSIDE }, { "刘德华", "lh", NONE },
  { "陈世龙", "chshl", INITIALS }, { "陈世龙", "csl", INITIALS }, { "陈世龙", "cshl", INITIALS },
  /* mixtures */
  { "欧阳震华", "ouyang", START }, { "欧阳震华", "oyzh", INITIALS }, { "欧阳震华", "ouyzh", INITIALS },
  { "欧阳震华", "oyzhh", INITIALS }, { "欧阳震华", "oyangzh", INITIALS },
  { "欧阳震华", "ouyangzhenhua", WHOLE }, { "欧阳震华", "欧y", START },
  { "欧阳震华", "欧yang震h", START }, { "欧阳震华", "oyh", NONE }, { "王小明", "wang小m", START },
  { "王小明", "wxiaom", INITIALS },
  /* apostrophes part syllables, and are signs like others */
  { "李西安", "xi'an", INSIDE }, { "李西安", "li'xi'an", WHOLE }, { "李西安", "l'x'a", INITIALS },
  { "李西安", "lixi’an", WHOLE }, { "李西安", "xi'", INSIDE }, { "安'静", "'", INSIDE },
  { "李西安", "'", NONE }, { "李西安", "x'i'an", NONE },
  /* ü */
  { "吕布", "lvbu", WHOLE }, { "吕布", "lubu", WHOLE }, { "吕布", "lübu", WHOLE },
  { "吕布", "lyubu", WHOLE }, { "女", "nv", WHOLE }, { "女", "nu", WHOLE }, { "略", "lve", WHOLE },
  { "略", "lue", WHOLE }, { "徐旭", "xvxv", WHOLE }, { "徐旭", "xuxu", WHOLE }, { "鲁", "lv", NONE },
  { "武", "wv", NONE },
  /* surnames */
  { "单雄信", "shan", START }, { "单雄信", "sxx", INITIALS }, { "单雄信", "dan", NONE },
  { "王单", "wangdan", WHOLE }, { "仇和", "qiuhe", WHOLE }, { "仇和", "chou", NONE },
  { "解缙", "xiejin", WHOLE }, { "解缙", "jie", NONE }, { "解放路派出所", "jiefanglu", START },
  { "曾国藩", "zengguofan", WHOLE }, { "曾国藩", "zgf", INITIALS }, { "曾国藩", "ceng", NONE },
  { "覃丽", "qinli", WHOLE }, { "覃丽", "tanli", WHOLE }, { "覃丽", "ql", INITIALS },
  { "覃丽", "tl", INITIALS }, { "区志强", "ouzhiqiang", WHOLE }, { "区志强", "qu", NONE },
  { "任正非", "renzf", INITIALS }, { "华佗", "huatuo", WHOLE }, { "盖伟", "gewei", WHOLE },
  { "盖伟", "gaiwei", WHOLE }, { "查良镛", "zha", START }, { "查良镛", "cha", NONE },
  { "朴树", "piaoshu", WHOLE }, { "朴树", "pu", NONE }, { "尉迟恭", "yuchigong", WHOLE },
  { "尉迟恭", "ycg", INITIALS }, { "尉迟恭", "wei", NONE }, { "尉健行", "weijianxing", WHOLE },
  { "长孙无忌", "zhangsun", START }, { "万俟卨", "moqi", START }, { "万俟卨", "wan", NONE },
  { "万里", "wanli", WHOLE }, { "澹台灭明", "tantai", START }, { "单于明", "chanyu", START },
  { "乐毅", "yueyi", WHOLE }, { "乐毅", "leyi", WHOLE }, { "翟天", "zhai", START },
  /* a character with several readings: any of them */
  { "王长乐", "wangchangle", WHOLE }, { "王长乐", "wangzhangyue", WHOLE },
  { "王长乐", "wzl", INITIALS }, { "王长乐", "wcy", INITIALS }, { "李行", "lihang", WHOLE },
  { "李行", "lixing", WHOLE }, { "张重", "zhangchong", WHOLE }, { "张重", "zhangzhong", WHOLE },
  { "陈晟", "chencheng", WHOLE }, { "陈晟", "chensheng", WHOLE },
  /* the traditional form is the same */
  { "張偉", "张伟", WHOLE }, { "張偉", "zhangwei", WHOLE }, { "單雄信", "shan", START },
  /* rare characters */
  { "刘䶮", "liuyan", WHOLE }, { "李𬱖", "lidi", WHOLE }, { "李𬱖", "𬱖", INSIDE },
  { "", "a", NONE },
};

static void
test_match (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DeskGlyphs) glyphs = desk_glyphs_new ();
      g_autoptr (GArray) name = g_array_new (FALSE, FALSE, sizeof (guint16));
      guint length = desk_glyphs_spell (glyphs, cases[i].name, name);
      g_autoptr (DeskNeedle) needle = desk_needle_new (glyphs, cases[i].word);
      guint start, end;

      g_test_message ("%s in %s", cases[i].word, cases[i].name);
      g_assert_cmpuint (desk_needle_match (needle, (guint16 *) (gpointer) name->data, length), ==,
                        cases[i].rank);
      g_assert_cmpint (desk_needle_find (needle, (guint16 *) (gpointer) name->data, length, &start, &end), ==,
                       cases[i].rank != NONE);
    }
}

/* The characters that the word stands for. */
static void
test_find (void)
{
  const struct { const char *name, *word; guint start, end; } marks[] = {
    { "张伟", "zhang", 0, 1 }, { "张伟", "zh", 0, 1 }, { "张伟", "wei", 1, 2 },
    { "张伟", "zhangw", 0, 2 }, { "刘德华", "dh", 1, 3 }, { "刘德华", "华", 2, 3 },
    { "欧阳震华", "ouyzh", 0, 3 }, { "李西安", "xi'an", 1, 3 }, { "尉迟恭", "chig", 1, 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autoptr (DeskGlyphs) glyphs = desk_glyphs_new ();
      g_autoptr (GArray) name = g_array_new (FALSE, FALSE, sizeof (guint16));
      guint length = desk_glyphs_spell (glyphs, marks[i].name, name);
      g_autoptr (DeskNeedle) needle = desk_needle_new (glyphs, marks[i].word);
      guint start, end;

      g_assert_true (desk_needle_find (needle, (guint16 *) (gpointer) name->data, length, &start, &end));
      g_assert_cmpuint (start, ==, marks[i].start);
      g_assert_cmpuint (end, ==, marks[i].end);
    }
}

/* What is longer than any name fits none, and is no burden. */
static void
test_long (void)
{
  g_autoptr (DeskGlyphs) glyphs = desk_glyphs_new ();
  g_autoptr (GArray) name = g_array_new (FALSE, FALSE, sizeof (guint16));
  g_autofree char *longest = g_strnfill (62, 'a');
  g_autofree char *longer = g_strnfill (63, 'a');
  guint length = desk_glyphs_spell (glyphs, longer, name);
  g_autoptr (DeskNeedle) fits = desk_needle_new (glyphs, longest);
  g_autoptr (DeskNeedle) does_not = desk_needle_new (glyphs, longer);

  g_assert_cmpuint (desk_needle_match (fits, (guint16 *) (gpointer) name->data, length), ==, START);
  g_assert_cmpuint (desk_needle_match (does_not, (guint16 *) (gpointer) name->data, length), ==, NONE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/needle/match", test_match);
  g_test_add_func ("/store/needle/find", test_find);
  g_test_add_func ("/store/needle/long", test_long);
  return g_test_run ();
}
