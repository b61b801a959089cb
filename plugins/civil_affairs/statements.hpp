// Every SQL text of this adapter. One text for SQLite, PostgreSQL and MariaDB: no functions beyond MAX, no quoting, no
// dialect. Identity numbers are bound in the three forms of stored_forms(), so each look-up is a few index probes.
#pragma once
#include <string_view>

namespace civil_affairs {

// One look-up in the index for each form and sex: an IN list would make SQLite build a temporary table at each
// execution. 1-3: forms of the number as husband, 4-6: as wife. OP_TYPE, CERT_NO, OLD_CERT_NO, OP_DATE, own name,
// spouse's name, spouse's number
#define ZQ_AS_MAN                                                                                      \
  "SELECT OP_TYPE, CERT_NO, OLD_CERT_NO, OP_DATE, NAME_MAN, NAME_WOMAN, CERT_NUM_WOMAN FROM RC_MARRY " \
  "WHERE CERT_NUM_MAN = ?"
#define ZQ_AS_WOMAN                                                                                  \
  "SELECT OP_TYPE, CERT_NO, OLD_CERT_NO, OP_DATE, NAME_WOMAN, NAME_MAN, CERT_NUM_MAN FROM RC_MARRY " \
  "WHERE CERT_NUM_WOMAN = ?"
inline constexpr std::string_view marriage_rows =
    ZQ_AS_MAN " UNION ALL " ZQ_AS_MAN " UNION ALL " ZQ_AS_MAN " UNION ALL " ZQ_AS_WOMAN " UNION ALL " ZQ_AS_WOMAN
              " UNION ALL " ZQ_AS_WOMAN;
#undef ZQ_AS_MAN
#undef ZQ_AS_WOMAN

// 1-3: forms of the number. NY, newest NY, JTBH, XM, BZLB, YXBZ
inline constexpr std::string_view allowance_rows = R"sql(
SELECT c.NY, (SELECT MAX(NY) FROM DIBAO_JT), c.JTBH, c.XM, j.BZLB, j.YXBZ
  FROM DIBAO_CY c JOIN DIBAO_JT j ON j.NY = c.NY AND j.JTBH = c.JTBH
 WHERE c.SFZH IN (?, ?, ?) ORDER BY c.NY DESC, c.JTBH)sql";

inline constexpr std::string_view newest_allowance_month = "SELECT MAX(NY) FROM DIBAO_JT";

// 1-3: forms of the number. XM, HHRQ
inline constexpr std::string_view cremation_rows = "SELECT XM, HHRQ FROM HH_HUOHUA WHERE SFZH IN (?, ?, ?)";

// 1: the last code of the page before, 2: rows. BM, SXMC, ZMMC, KJDW, SDYJ, QXHFS, BJLX, QYRQ, TYRQ
inline constexpr std::string_view list_page =
    "SELECT BM, SXMC, ZMMC, KJDW, SDYJ, QXHFS, BJLX, QYRQ, TYRQ FROM QD_ZMCL WHERE BM > ? ORDER BY BM LIMIT ?";

inline constexpr std::string_view file_complaint =
    "INSERT INTO TS_JUBAO (WBLSH, LYBH, BT, JBNR, JBR, LXDH, BJBDW, SXMC, ZMMC, DJRQ, ZT, GXSJ) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
// JBBH, ZT, CLR, CLJG, GXSJ
inline constexpr std::string_view complaint_by_key = "SELECT JBBH, ZT, CLR, CLJG, GXSJ FROM TS_JUBAO WHERE WBLSH = ?";
inline constexpr std::string_view complaint_by_receipt =
    "SELECT JBBH, ZT, CLR, CLJG, GXSJ FROM TS_JUBAO WHERE JBBH = ?";

inline constexpr std::string_view probe = "SELECT BM FROM QD_ZMCL WHERE BM = ?";

}  // namespace civil_affairs
