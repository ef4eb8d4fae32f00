package io.rollcall.entra.text.internal.company;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.util.List;
import org.junit.Test;

public class FoldedCompanyNamesTest {
    private final FoldedCompanyNames names = new FoldedCompanyNames();

    @Test
    public void legal_forms_at_the_end_do_not_count() {
        same("Müller GmbH & Co. KG", "muller");
        same("Contoso Ltd.", "contoso");
        same("Fabrikam Public Limited Company", "fabrikam");
        same("Northwind Traders, Inc.", "northwind", "traders");
        same("Tailspin S.p.A.", "tailspin");
        same("Adatum S.A.R.L.", "adatum");
        same("Ferretería López S. de R.L. de C.V.", "ferreteria", "lopez");
        same("Proseware UG (haftungsbeschränkt)", "proseware");
    }

    @Test
    public void several_forms_in_a_row_do_not_count() {
        same("Wingtip Toys Co., Ltd.", "wingtip", "toys");
        same("Litware Pty Ltd", "litware");
    }

    @Test
    public void forms_of_other_scripts_count_neither_before_nor_after_the_name() {
        same("株式会社日立製作所", "日立製作所");
        same("トヨタ自動車株式会社", "トヨタ自動車");
        same("㈱サンプル", "サンプル");
        same("(株)サンプル", "サンプル");
        same("ООО Ромашка", "ромашка");
        same("Ромашка, ООО", "ромашка");
        same("ООО «Ромашка»", "ромашка");
        same("주식회사 삼성전자", "삼성전자");
        same("삼성전자(주)", "삼성전자");
        same("小米有限公司", "小米");
    }

    @Test
    public void custom_puts_some_latin_forms_before_the_name() {
        same("PT Astra International Tbk", "astra", "international");
        same("AB Volvo", "volvo");
        same("SIA Rimi", "rimi");
    }

    @Test
    public void spellings_fold_to_one() {
        assertEquals(names.tokens("STRASSENBAU Krüger"), names.tokens("Straßenbau Kruger"));
        assertEquals(names.tokens("J. P. Morgan"), names.tokens("JP Morgan"));
        assertEquals(names.tokens("Ｃｏｎｔｏｓｏ"), names.tokens("contoso"));
        assertEquals(names.tokens("McDonald’s"), names.tokens("McDonald's"));
        assertEquals(names.tokens("Smith & Sons"), names.tokens("Smith and Sons"));
        assertEquals(names.tokens("Müller Århus"), names.tokens("Mueller Aarhus"));
        assertEquals(names.tokens("Łódź Ørsted"), names.tokens("Lodz Orsted"));
    }

    @Test
    public void marks_that_carry_meaning_in_their_script_stay() {
        assertFalse(names.tokens("ガス").equals(names.tokens("カス")));
        assertFalse(names.tokens("किताब").equals(names.tokens("कताब")));
    }

    @Test
    public void a_name_that_is_a_legal_form_stays_a_name() {
        same("GmbH", "gmbh");
        same("The Limited Company", "the");
        same("株式会社", "株式会社");
        same("And", "and");
        same("!!!", "!!!");
        same("  ", new String[0]);
    }

    @Test
    public void a_form_inside_the_name_stays() {
        same("Limited Brands", "limited", "brands");
        same("In Touch Inc", "in", "touch");
    }

    private void same(String name, String... tokens) {
        assertEquals(name, List.of(tokens), names.tokens(name));
    }
}
