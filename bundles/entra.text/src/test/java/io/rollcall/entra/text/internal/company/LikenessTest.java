package io.rollcall.entra.text.internal.company;

import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.internal.mapping.NameIndex;
import io.rollcall.entra.text.internal.domain.PublicDomains;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.Test;

/**
 * Folding and likeness together on two lists of real companies, in which the same company has differing names. The
 * registrable domain says which are the same; where the folded names are equal and the domains are not, the domain is
 * wrong (10 to 15 % of them are), so such pairs are not judged. docs/adr/0004-names.md draws its figures from here.
 */
public class LikenessTest {
    private static final double CHOSEN = 0.70;

    private final FoldedCompanyNames names = new FoldedCompanyNames();
    private final PublicDomains domains = new PublicDomains();
    private final List<Company> left = companies("hooverweb");
    private final List<Company> right = companies("iontech");

    @Test
    public void names_of_one_company_are_found_and_those_of_others_are_not() {
        for (double threshold = 0.50; threshold < 0.96; threshold += 0.05) {
            System.out.println(score(threshold));
        }
        Score chosen = score(CHOSEN);

        assertTrue(chosen.toString(), chosen.precision() > 0.96);
        assertTrue(chosen.toString(), chosen.recall() > 0.90);
    }

    private Score score(double threshold) {
        NameIndex index = new NameIndex(tokens(left), tokens(right));
        int same = 0;
        int other = 0;
        Set<Company> found = new HashSet<>();
        for (Company company : right) {
            for (NameIndex.Hit hit : index.alike(company.tokens, threshold)) {
                Company candidate = left.get(hit.name());
                if (candidate.domain.equals(company.domain)) {
                    same++;
                    found.add(company);
                } else if (!candidate.tokens.equals(company.tokens)) {
                    other++;
                }
            }
        }
        return new Score(threshold, same, other, (double) found.size() / inBoth());
    }

    private long inBoth() {
        Set<String> known = left.stream().map(Company::domain).collect(Collectors.toSet());
        return right.stream().filter(company -> known.contains(company.domain)).count();
    }

    private List<Company> companies(String source) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(getClass().getResourceAsStream("/names/business.txt")),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.split("\t"))
                    .filter(fields -> fields[0].equals(source))
                    .map(fields -> new Company(domain(fields[1]), fields[2], names.tokens(fields[2])))
                    .toList();
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private String domain(String quotedUrl) {
        return domains.host(quotedUrl.replace("\"", ""))
                .flatMap(domains::registrable)
                .orElse(quotedUrl);
    }

    private static List<List<String>> tokens(List<Company> companies) {
        return companies.stream().map(Company::tokens).toList();
    }

    private record Company(String domain, String name, List<String> tokens) {}

    private record Score(double threshold, int same, int other, double recall) {
        double precision() {
            return (double) same / (same + other);
        }

        @Override
        public String toString() {
            return "likeness >= %.2f: %d right pairs, %d wrong, precision %.3f, recall %.3f"
                    .formatted(threshold, same, other, precision(), recall);
        }
    }
}
