import Domain
import Foundation
import Testing

@Suite("Whether two complaints are one")
struct DuplicateRuleTests {
    private static let text = """
        In March I was charged twice for my monthly plan and nobody at the provider could tell me why. I rang four times \
        and each time I was told that the money would be back within five days. It is now June and I am still waiting \
        for a refund of thirty-four pounds.
        """

    private func draft(
        _ narrative: String = text, name: String = "Ann Example", email: String? = "ann@example.invalid",
        phone: String? = nil, postcode: String? = nil, provider: String = "o2"
    ) throws -> ComplaintDraft {
        func member(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }
        let document: JSONValue = [
            "channel": "phone", "customer_type": "residential", "provider": .string(provider), "service": "mobile",
            "complainant": [
                "name": .string(name), "email": member(email), "phone": member(phone), "postcode": member(postcode),
                "preferred_channel": email == nil ? (phone == nil ? "post" : "phone") : "email",
            ],
            "issues": [["code": "billing.incorrect_charge"]], "narrative": .string(narrative),
        ]
        return try ComplaintValidator.validate(document, today: CaseSamples.today).get()
    }

    private func judge(_ one: ComplaintDraft, _ other: ComplaintDraft) -> DuplicateFinding? {
        DuplicateRule.judge(one, other, directory: .bundled)
    }

    @Test("The same person, company and text are one, however the person's address was typed")
    func same() throws {
        let mail = try judge(draft(), draft(email: "ANN@Example.invalid"))
        #expect(mail == DuplicateFinding(match: .email, likeness: 100))
        let phone = try judge(
            draft(email: nil, phone: "07700 900123"), draft(email: nil, phone: "+44 (7700) 900-123"))
        #expect(phone?.match == .phone)
        let postal = try judge(
            draft(name: "Ann  EXAMPLE", email: nil, postcode: "SW1A 1AA"), draft(email: nil, postcode: "sw1a1aa"))
        #expect(postal?.match == .nameAndPostcode)
    }

    @Test("Another person, another company or another story is another complaint")
    func different() throws {
        #expect(try judge(draft(), draft(email: "bob@example.invalid")) == nil)
        #expect(try judge(draft(), draft(provider: "ee")) == nil)
        let story = """
            My broadband has been down since the storm in January. Two engineers did not come, and the router that they \
            sent me does not even switch on. I work from home and have lost two weeks of pay over it.
            """
        #expect(try judge(draft(), draft(story)) == nil)
    }

    @Test("A name in a street needs more of the text than an address of one's own")
    func surerTraits() throws {
        let partly = """
            \(Self.text.prefix(60)) something else entirely happened afterwards and it had nothing to do with any of \
            this because the phone itself fell
            """
        let byMail = try judge(draft(), draft(partly))
        let byName = try judge(draft(email: nil, postcode: "SW1A 1AA"), draft(partly, email: nil, postcode: "SW1A 1AA"))
        #expect(byMail != nil)
        #expect(byName == nil)
    }

    @Test("A text that was cut short, added to or turned round is like itself, and an empty one is like nothing")
    func likeness() {
        let words = Self.text.split(separator: " ")
        let half = words.prefix(words.count / 2).joined(separator: " ")
        #expect(TextLikeness.between(Self.text, Self.text.uppercased()) == 1)
        #expect(TextLikeness.between(Self.text, half) > 0.95)
        #expect(TextLikeness.between(Self.text, "Hello. \(Self.text) Please hurry, I have waited long enough.") > 0.95)
        let sentences = Self.text.components(separatedBy: ". ").reversed().joined(separator: ". ")
        #expect(TextLikeness.between(Self.text, sentences) > 0.8)
        #expect(TextLikeness.between("", Self.text) == 0)
        #expect(TextLikeness.between("?!", "?!") == 0)
        #expect(TextLikeness.between("No signal", "no signal!") == 1)
    }
}

/// Real complaints are no part of the package; where they are at hand the rule is measured on them.
@Suite("Likeness of real texts")
struct RealLikenessTests {
    static let texts: [String] = {
        let path = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../shared/data/complaints.jsonl").standardized.path
        guard let content = try? String(contentsOfFile: path, encoding: .utf8) else { return [] }
        return content.split(separator: "\n").compactMap { line in
            guard let row = try? JSONParser.parse(Array(line.utf8), limits: JSONLimits()) else { return nil }
            return row["narrative"]?.stringValue
        }.filter { $0.split(separator: " ").count >= 30 }
    }()

    /// What people do to a text before they send it again.
    private static let variations: [(name: String, change: @Sendable ([Substring]) -> [Substring])] = [
        ("the second half left out", { Array($0.prefix($0.count / 2)) }),
        ("each tenth word mistyped", { $0.enumerated().map { $0 % 10 == 9 ? $1.dropLast() : $1 } }),
        ("each fifth word left out", { $0.enumerated().filter { $0.offset % 5 != 4 }.map(\.element) }),
        ("turned round in the middle", { Array($0.dropFirst($0.count / 2) + $0.prefix($0.count / 2)) }),
    ]

    @Test(
        "are found again when they were changed, and seldom taken for another's",
        .enabled(if: !RealLikenessTests.texts.isEmpty, "needs ../shared/data/complaints.jsonl"))
    func precision() {
        let sample = Self.texts.enumerated().filter { $0.offset % 4 == 0 }.map(\.element)
        for variation in Self.variations {
            let found = sample.count { text in
                let changed = variation.change(text.split(separator: " ")).joined(separator: " ")
                return TextLikeness.between(text, changed) >= 0.25
            }
            #expect(Double(found) >= 0.97 * Double(sample.count), "\(variation.name): \(found) of \(sample.count)")
        }
        let count = Self.texts.count
        let pairs = (0..<2000).map { (Self.texts[$0 * 7 % count], Self.texts[($0 * 13 + 5) % count]) }
            .filter { $0.0 != $0.1 }
        let mistaken = pairs.count { TextLikeness.between($0.0, $0.1) >= 0.25 }
        #expect(Double(mistaken) <= 0.01 * Double(pairs.count), "\(mistaken) of \(pairs.count) pairs of strangers")
    }
}
