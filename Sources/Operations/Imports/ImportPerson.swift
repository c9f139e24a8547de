import Domain

/// Somebody who does not exist, for a source that names nobody. Mail to `example.invalid` reaches no one, and the
/// telephone numbers are those that Ofcom keeps for drama.
struct ImportPerson {
    let draw: ImportDraw

    var complainant: JSONValue {
        let given = draw.pick("given name", from: Self.givenNames) ?? "Alex"
        let family = draw.pick("family name", from: Self.familyNames) ?? "Smith"
        return [
            "name": .string("\(given) \(family)"),
            "email": .string("\(given).\(family).\(tag)@example.invalid".lowercased()),
            "phone": .string(phone),
            "preferred_channel": "email",
        ]
    }

    /// Tells two people of one name apart.
    private var tag: String {
        String(draw.bits("mailbox") % 0x100_0000_0000, radix: 36)
    }

    private var phone: String {
        let number = 900_000 + draw.number("phone", below: 1000)
        return "07700 \(number)"
    }

    private static let givenNames = [
        "Amara", "Benjamin", "Catrin", "Dylan", "Eilidh", "Farah", "George", "Hannah", "Imran", "Jade", "Kwame",
        "Lucy", "Mohammed", "Niamh", "Oliver", "Priya", "Rhys", "Siobhan", "Thomas", "Wei",
    ]

    private static let familyNames = [
        "Ahmed", "Begum", "Campbell", "Davies", "Evans", "Fraser", "Green", "Hughes", "Iqbal", "Jones", "Kelly",
        "Lewis", "Morgan", "Nowak", "Okafor", "Patel", "Roberts", "Singh", "Taylor", "Walker",
    ]
}
