import Domain
import Testing

@Suite("A complaint whose person is erased")
struct ErasedComplaintTests {
    @Test("can be read back, however it came in, and says nothing of the person", arguments: ComplaintChannel.allCases)
    func readable(channel: ComplaintChannel) throws {
        let json: JSONValue = [
            "channel": .string(channel.rawValue),
            "complainant": [
                "name": "Ann Example", "email": "ann@example.invalid", "phone": "07700 900123",
                "preferred_channel": "email",
            ],
            "customer_type": "small_business", "people": 4, "provider": "o2", "service": "mobile",
            "account_reference": "A-123", "issues": [["code": "disruption.total_loss", "medical_need": true]],
            "narrative": "Ann's alarm is dead", "first_complained_on": "2026-01-05",
            "vulnerability": ["kinds": ["illness"], "reason": "Ann is ill"],
        ]
        let erased = try #require(ComplaintDraft(json: json)).erased
        #expect(ComplaintDraft(json: erased.json) == erased)
        let text = erased.json.text
        for word in ["Ann", "07700", "A-123", "alarm", "ill"] { #expect(!text.contains(word), "\(word)") }
    }
}
