/// Something by which one person is known again.
public struct PersonTrait: Hashable, Sendable {
    public enum Kind: String, Codable, CaseIterable, Sendable {
        case email
        case phone
        /// A name alone is shared by many, and a postcode by a street.
        case nameAndPostcode = "name_and_postcode"
    }

    public let kind: Kind
    /// The same however it was typed.
    public let text: String

    /// All that a complainant can be known by, the surest first.
    public static func all(of person: Complainant) -> [PersonTrait] {
        [email(person), phone(person), nameAndPostcode(person)].compactMap { $0 }
    }

    /// The surest trait that two people share.
    public static func shared(by one: Complainant, _ other: Complainant) -> Kind? {
        let others = Set(all(of: other))
        return all(of: one).first(where: others.contains)?.kind
    }

    private static func email(_ person: Complainant) -> PersonTrait? {
        person.email.map { PersonTrait(kind: .email, text: $0.lowercased()) }
    }

    /// The last nine digits, so that 07700 900123, +44 7700 900123 and 18001 07700 900123 are one number.
    private static func phone(_ person: Complainant) -> PersonTrait? {
        guard let digits = person.phone?.utf8.filter({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            digits.count >= 9
        else { return nil }
        return PersonTrait(kind: .phone, text: String(decoding: digits.suffix(9), as: UTF8.self))
    }

    private static func nameAndPostcode(_ person: Complainant) -> PersonTrait? {
        let name = TextLikeness.words(of: person.name).joined(separator: " ")
        guard let postcode = person.postcode, !name.isEmpty else { return nil }
        return PersonTrait(
            kind: .nameAndPostcode, text: "\(name)|\(TextLikeness.words(of: postcode).joined())")
    }
}
