package io.rollcall.sandbox.internal.people;

import io.rollcall.sandbox.internal.cloud.Dice;
import java.util.List;
import java.util.Locale;

/** Invented people. Phone numbers are from ranges that regulators keep for fiction. */
final class Names {
    /** A name and how its owner's addresses spell it. */
    record Name(String given, String surname, String local) {
        String display() {
            return given + " " + surname;
        }
    }

    private static final List<String> GIVEN = List.of(
            ("Ada Aino Alba Alma Amir Ana Anders Andrea Anika Anton Aoife Arne Astrid Bea Ben Bianca Boris Bruno "
                            + "Carla Carmen Cato Chloe Clara Cormac Daan Dario David Dina Dora Edda Elif Elin Emil Emma Erik Esra Eva Felix Fiona Finn Frida Gemma "
                            + "Greta Hana Hugo Ida Ines Inga Ivan Jana Jonas Jun Kaja Karim Kim Klara Lars Laura Lea Leo Lina Liv Luca Maja Marc Mara Mia Mila "
                            + "Nadia Nils Nina Noor Olga Omar Otto Paul Petra Pia Rafa Rosa Samir Sara Selma Sofia Sven Tara Theo Tim Uma Vera Viktor Yara Zoe")
                    .split(" "));
    private static final List<String> SURNAMES = List.of(
            ("Ahlberg Aksoy Andersen Baumann Becker Benali Berg Bianchi Blanc Bouchard Brandt Byrne Carvalho Castillo "
                            + "Conti Costa Dahl Dekker Demir Dubois Eklund Esposito Farkas Fischer Fontaine Fournier Garcia Gruber Haas Hansen Hartmann Herrera Hoffmann "
                            + "Holm Horvat Ibrahim Ito Jansen Jensen Kaya Keller Kelly Kovac Kowalska Krause Kruger Lambert Larsen Lehmann Lindgren Lopez Lorenz Maes "
                            + "Marino Martin Meyer Molina Moreau Murphy Nagy Navarro Nguyen Nielsen Novak Nowak Olsen Ortega Patel Pereira Peters Petit Popescu Quinn "
                            + "Ramos Ricci Rossi Roux Santos Sato Schmid Schubert Silva Singh Sokol Stein Suzuki Tanaka Tremblay Vargas Vidal Virtanen Vogel Wagner Walsh Weber Winter Wolf Zhang")
                    .split(" "));
    private static final List<Name> NON_LATIN = List.of(
            new Name("太郎", "山田", "taro.yamada"),
            new Name("さくら", "小林", "sakura.kobayashi"),
            new Name("Юлия", "Соколова", "yulia.sokolova"),
            new Name("Дмитрий", "Орлов", "dmitry.orlov"),
            new Name("محمد", "الحسن", "mohammed.alhassan"),
            new Name("ليلى", "منصور", "layla.mansour"),
            new Name("伟", "李", "wei.li"),
            new Name("芳", "王", "fang.wang"),
            new Name("Ελένη", "Παπαδοπούλου", "eleni.papadopoulou"),
            new Name("민준", "김", "minjun.kim"),
            new Name("Zoë", "Müller-Østergård", "zoe.mueller-oestergaard"),
            new Name("Łukasz", "Żółć", "lukasz.zolc"));

    /** People whose names a careless pattern takes for robots, rooms, scanners or mailboxes. */
    private static final List<Name> LIKE_BOTS = List.of(
            new Name("Grace", "Abbott", "grace.abbott"),
            new Name("Sarah", "Lee", "sa.lee"),
            new Name("Tom", "Robotham", "t.robotham"),
            new Name("Maeve", "Scanlon", "maeve.scanlon"),
            new Name("Noreen", "Plyler", "noreen.plyler"),
            new Name("Jacques", "Talbot", "talbot"),
            new Name("Pieter", "Botha", "pbotha"),
            new Name("Chiara", "Testa", "chiara.testa"),
            new Name("Bram", "Roomer", "bram.roomer"),
            new Name("Heidi", "Printz", "heidi.printz"),
            new Name("Joel", "Faxon", "joel.faxon"),
            new Name("Rita", "Supportini", "rita.supportini"));

    private Names() {}

    static Name ordinary(Dice dice) {
        String given = dice.pick(GIVEN);
        String surname = dice.pick(SURNAMES);
        return new Name(given, surname, (given + "." + surname).toLowerCase(Locale.ROOT));
    }

    static Name nonLatin(Dice dice) {
        return dice.pick(NON_LATIN);
    }

    static Name likeBot(Dice dice) {
        return dice.pick(LIKE_BOTS);
    }

    static String surname(Dice dice) {
        return dice.pick(SURNAMES);
    }

    static String jobTitle(Dice dice) {
        return dice.pick(List.of(
                "Accountant",
                "Buyer",
                "Designer",
                "Engineer",
                "Head of Operations",
                "Intern",
                "Nurse",
                "Paralegal",
                "Project Manager",
                "Sales Representative",
                "Technician",
                "Warehouse Lead"));
    }

    static String department(Dice dice) {
        return dice.pick(List.of(
                "Administration", "Finance", "Legal", "Logistics", "Operations", "Production", "Sales", "Service"));
    }

    static String phone(Dice dice, String country) {
        int n = dice.below(900) + 100;
        return switch (country) {
            case "DE" -> "+49 30 23125 " + n;
            case "GB" -> "+44 20 7946 0" + n;
            case "FR" -> "+33 1 99 00 1" + n / 100 + " " + n % 100 / 10 + n % 10;
            default -> "+1 202-555-01" + n % 100 / 10 + n % 10;
        };
    }
}
