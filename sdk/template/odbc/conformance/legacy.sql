-- The fake legacy system: tables as the real ones, with synthetic people (area code 331099). In UTF-8 here; the checks
-- write it in the charset of conformance/fixtures.json. 模拟的业务库：表结构同真实系统，人员均为虚构。
CREATE TABLE DJB (SFZH CHAR(18), XM CHAR(20), ZT CHAR(8), DJRQ CHAR(8));
CREATE INDEX DJB_SFZH ON DJB (SFZH);
INSERT INTO DJB VALUES ('331099199001010017', '张三                ', '正常    ', '20200305');
INSERT INTO DJB VALUES ('331099199001010025', '李四                ', '注销    ', '20180611');
INSERT INTO DJB VALUES ('331099198502030011', '欧阳·建国           ', '正常    ', '20211130');
CREATE TABLE QD (BM CHAR(12) PRIMARY KEY, SXMC VARCHAR(100), ZMMC VARCHAR(100), QYRQ CHAR(8));
INSERT INTO QD VALUES ('QD-0001', '示例事项一', '登记证明', '20181201');
INSERT INTO QD VALUES ('QD-0002', '示例事项二', '登记证明', '20181201');
INSERT INTO QD VALUES ('QD-0003', '示例事项三', '登记证明', '20190101');
