package io.dunlin.plugin.bankcamt;

import java.util.Locale;

/**
 * A message in the shape of one version of the standard, with the same content in each: a single credit, a batch of two,
 * a reversal with charges and an entry that is only announced.
 */
final class GeneratedMessage {

    static final String ACCOUNT = "PL15105010251000009010203040";

    private final int kind;
    private final int version;
    private final StringBuilder xml = new StringBuilder();

    private GeneratedMessage(int kind, int version) {
        this.kind = kind;
        this.version = version;
    }

    /** @param kind 52, 53 or 54 */
    static String of(int kind, int version) {
        return new GeneratedMessage(kind, version).write();
    }

    private String write() {
        String root = switch (kind) {
            case 52 -> "BkToCstmrAcctRpt";
            case 53 -> "BkToCstmrStmt";
            default -> "BkToCstmrDbtCdtNtfctn";
        };
        String statement = kind == 52 ? "Rpt" : kind == 53 ? "Stmt" : "Ntfctn";
        root += version == 1 ? "V01" : "";
        xml.append(String.format(
                Locale.ROOT,
                "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.0%d.001.%02d\"><%s>",
                kind,
                version,
                root));
        xml.append("<GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-11-20T18:00:00</CreDtTm></GrpHdr>");
        xml.append('<').append(statement).append("><Id>S1</Id><ElctrncSeqNb>7</ElctrncSeqNb>");
        xml.append("<CreDtTm>2026-11-20T18:00:00</CreDtTm>");
        xml.append("<Acct><Id><IBAN>").append(ACCOUNT).append("</IBAN></Id></Acct>");
        if (kind != 54) {
            balance("OPBD", "100.00", "2026-11-19");
            balance("CLBD", "350.00", "2026-11-20");
        }
        entry("123.00", "CRDT", "", "BOOK", single());
        entry("300.00", "CRDT", "", "BOOK", batch());
        entry("173.00", "DBIT", "<RvslInd>true</RvslInd>", "BOOK", "");
        entry("1.00", "CRDT", "", "PDNG", "");
        xml.append("</").append(statement).append("></").append(root).append("></Document>");
        return xml.toString();
    }

    private void balance(String code, String amount, String day) {
        String type = "<Cd>" + code + "</Cd>";
        xml.append("<Bal><Tp>")
                .append(version == 1 ? type : "<CdOrPrtry>" + type + "</CdOrPrtry>")
                .append("</Tp><Amt Ccy=\"PLN\">")
                .append(amount)
                .append("</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>")
                .append(day)
                .append("</Dt></Dt></Bal>");
    }

    private void entry(String amount, String direction, String reversal, String status, String details) {
        xml.append("<Ntry><Amt Ccy=\"PLN\">").append(amount).append("</Amt><CdtDbtInd>");
        xml.append(direction).append("</CdtDbtInd>").append(reversal);
        xml.append("<Sts>")
                .append(version >= 7 ? "<Cd>" + status + "</Cd>" : status)
                .append("</Sts>");
        xml.append("<BookgDt><DtTm>2026-11-20T10:15:00+01:00</DtTm></BookgDt><ValDt><Dt>2026-11-20</Dt></ValDt>");
        xml.append("<AcctSvcrRef>A-").append(amount).append("</AcctSvcrRef>");
        xml.append("<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>");
        if (!details.isEmpty()) {
            xml.append(version == 1 ? details : "<NtryDtls>" + details + "</NtryDtls>");
        }
        xml.append("<AddtlNtryInf>information</AddtlNtryInf></Ntry>");
    }

    private String single() {
        String reference = version == 1
                ? "<CdtrRefInf><CdtrRef>RF08FV202611041</CdtrRef></CdtrRefInf>"
                : "<CdtrRefInf><Ref>RF08FV202611041</Ref></CdtrRefInf>";
        return "<TxDtls><Refs><EndToEndId>E2E-1</EndToEndId><TxId>T-1</TxId></Refs>" + amounts("123.00")
                + "<RltdPties><Dbtr>" + party("Hurtownia Łąkowa") + "</Dbtr><DbtrAcct><Id>"
                + "<IBAN>PL86116022020000000355667701</IBAN></Id></DbtrAcct></RltdPties>"
                + "<RmtInf><Ustrd>FV 1/11/2026</Ustrd><Strd>" + reference + "</Strd></RmtInf></TxDtls>";
    }

    private String batch() {
        return one("100.00", "E2E-2", "FV 2/11/2026") + one("200.00", "NOTPROVIDED", "FV 3/11/2026");
    }

    private String one(String amount, String endToEnd, String title) {
        String other = version == 1 ? "<PrtryAcct><Id>0012345678</Id></PrtryAcct>" : "<Othr><Id>0012345678</Id></Othr>";
        return "<TxDtls><Refs><EndToEndId>" + endToEnd + "</EndToEndId></Refs>" + amounts(amount) + "<RltdPties>"
                + "<DbtrAcct><Id>" + other + "</Id></DbtrAcct><UltmtDbtr>" + party("Budex")
                + "</UltmtDbtr></RltdPties><RmtInf><Ustrd>" + title + "</Ustrd></RmtInf></TxDtls>";
    }

    private String amounts(String amount) {
        String inDetails = "<AmtDtls><TxAmt><Amt Ccy=\"PLN\">" + amount + "</Amt></TxAmt></AmtDtls>";
        return version < 3 ? inDetails : "<Amt Ccy=\"PLN\">" + amount + "</Amt><CdtDbtInd>CRDT</CdtDbtInd>" + inDetails;
    }

    private String party(String name) {
        return version >= 8 ? "<Pty><Nm>" + name + "</Nm></Pty>" : "<Nm>" + name + "</Nm>";
    }
}
