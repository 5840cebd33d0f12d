/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-feed-word.h"

/* Each word of the product stands for itself first. */

const HubFeedWord hub_feed_regions[] = {
  { "anhui", "anhui" }, { "安徽", "anhui" },
  { "beijing", "beijing" }, { "北京", "beijing" },
  { "chongqing", "chongqing" }, { "重庆", "chongqing" },
  { "fujian", "fujian" }, { "福建", "fujian" },
  { "gansu", "gansu" }, { "甘肃", "gansu" },
  { "guangdong", "guangdong" }, { "广东", "guangdong" },
  { "guangxi", "guangxi" }, { "广西", "guangxi" },
  { "guizhou", "guizhou" }, { "贵州", "guizhou" },
  { "hainan", "hainan" }, { "海南", "hainan" },
  { "hebei", "hebei" }, { "河北", "hebei" },
  { "heilongjiang", "heilongjiang" }, { "黑龙江", "heilongjiang" },
  { "henan", "henan" }, { "河南", "henan" },
  { "hubei", "hubei" }, { "湖北", "hubei" },
  { "hunan", "hunan" }, { "湖南", "hunan" },
  { "inner-mongolia", "inner-mongolia" }, { "内蒙古", "inner-mongolia" },
  { "jiangsu", "jiangsu" }, { "江苏", "jiangsu" },
  { "jiangxi", "jiangxi" }, { "江西", "jiangxi" },
  { "jilin", "jilin" }, { "吉林", "jilin" },
  { "liaoning", "liaoning" }, { "辽宁", "liaoning" },
  { "ningxia", "ningxia" }, { "宁夏", "ningxia" },
  { "qinghai", "qinghai" }, { "青海", "qinghai" },
  { "shaanxi", "shaanxi" }, { "陕西", "shaanxi" },
  { "shandong", "shandong" }, { "山东", "shandong" },
  { "shanghai", "shanghai" }, { "上海", "shanghai" },
  { "shanxi", "shanxi" }, { "山西", "shanxi" },
  { "sichuan", "sichuan" }, { "四川", "sichuan" },
  { "tianjin", "tianjin" }, { "天津", "tianjin" },
  { "tibet", "tibet" }, { "xizang", "tibet" }, { "西藏", "tibet" },
  { "xinjiang", "xinjiang" }, { "新疆", "xinjiang" },
  { "yunnan", "yunnan" }, { "云南", "yunnan" },
  { "zhejiang", "zhejiang" }, { "浙江", "zhejiang" },
  { NULL, NULL },
};

const HubFeedWord hub_feed_salutations[] = {
  { "mr", "mr" }, { "先生", "mr" },
  { "ms", "ms" }, { "小姐", "ms" }, { "女士", "ms" },
  { NULL, NULL },
};

const HubFeedWord hub_feed_certificates[] = {
  { "personal", "personal" }, { "个人", "personal" },
  { "organisation", "organisation" }, { "单位", "organisation" },
  { NULL, NULL },
};

const HubFeedWord hub_feed_segments[] = {
  { "government", "government" }, { "党政军", "government" },
  { "finance", "finance" }, { "金融", "finance" },
  { "enterprise", "enterprise" }, { "大企业", "enterprise" },
  { "cluster", "cluster" }, { "高端聚类", "cluster" }, { "聚类", "cluster" },
  { NULL, NULL },
};

const HubFeedWord hub_feed_ranks[] = {
  { "bureau", "bureau" }, { "厅局级", "bureau" },
  { "division", "division" }, { "处级", "division" },
  { "section", "section" }, { "科级", "section" },
  { NULL, NULL },
};

/* An empty brand is any other brand (T3). */
const HubFeedWord hub_feed_brands[] = {
  { "ehome", "ehome" }, { "我的e家", "ehome" }, { "我的E家", "ehome" },
  { "tianyi", "tianyi" }, { "天翼", "tianyi" },
  { "navigator", "navigator" }, { "商务领航", "navigator" },
  { "broadband", "broadband" }, { "宽带", "broadband" },
  { "other", "other" }, { "其他", "other" }, { "其它", "other" }, { "", "other" },
  { NULL, NULL },
};

const HubFeedWord hub_feed_tiers[] = {
  { "diamond", "diamond" }, { "钻石卡", "diamond" }, { "钻石", "diamond" },
  { "gold", "gold" }, { "金卡", "gold" }, { "金", "gold" },
  { "silver", "silver" }, { "银卡", "silver" }, { "银", "silver" },
  { "none", "" }, { "无", "" },
  { NULL, NULL },
};

const HubFeedWord hub_feed_areas[] = {
  { "town", "town" }, { "城镇", "town" },
  { "country", "country" }, { "农村", "country" },
  { NULL, NULL },
};

const HubFeedWord hub_feed_kinds[] = {
  { "mobile", "mobile" }, { "移动", "mobile" }, { "手机", "mobile" },
  { "fixed", "fixed" }, { "固话", "fixed" }, { "固定电话", "fixed" },
  { "broadband", "broadband" }, { "宽带", "broadband" },
  { "iptv", "iptv" }, { "IPTV", "iptv" },
  { NULL, NULL },
};

const HubFeedWord hub_feed_payments[] = {
  { "prepaid", "prepaid" }, { "预付费", "prepaid" },
  { "postpaid", "postpaid" }, { "后付费", "postpaid" },
  { NULL, NULL },
};

const HubFeedWord hub_feed_states[] = {
  { "in-use", "in-use" }, { "在用", "in-use" },
  { "suspended", "suspended" }, { "停机", "suspended" },
  { "reserved", "reserved" }, { "停机保号", "reserved" },
  { "closed", "closed" }, { "销户", "closed" },
  { NULL, NULL },
};

/**
 * hub_feed_word_find:
 *
 * Returns: (nullable): the product's word for what is written; an empty column is absent, ""
 */
const char *
hub_feed_word_find (const HubFeedWord *list,
                    const char        *written)
{
  for (; list->written != NULL; list++)
    if (strcmp (list->written, written) == 0)
      return list->word;
  return *written == '\0' ? "" : NULL;
}

/**
 * hub_feed_word_choice:
 *
 * Returns: (transfer full): the words there are, for a message: "prepaid, postpaid"
 */
char *
hub_feed_word_choice (const HubFeedWord *list)
{
  GString *text = g_string_new (NULL);

  for (; list->written != NULL; list++)
    if (strcmp (list->written, list->word) == 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", list->word);
  return g_string_free (text, FALSE);
}
