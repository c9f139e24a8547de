@testable import Domain
import Foundation
import Testing

@Suite("A profile with mistakes")
struct ProfileErrorTests {
    @Test("is refused with every mistake, its path and its line")
    func listsEveryMistake() throws {
        let problems = try self.problems {
            $0 = $0.replacing("value: 10 working_days, clause: 4.1 ", with: "value: ten days, clause: 4.1 ")
            $0 = $0.replacing("division: england-and-wales", with: "division: wales")
            $0 = $0.replacing("value: 1000000", with: "value: -1")
            $0 = $0.replacing(
                "acceptance: {value: 30 working_days,", with: "acceptance: {value: 30 working_days, per: 1,")
        }
        #expect(
            Set(problems.map(\.path)) == [
                "clocks.provider_response.value", "division", "remedy_cap.value", "clocks.acceptance.per",
            ])
        #expect(problems.allSatisfy { ($0.line ?? 0) > 0 && !$0.message.isEmpty })
    }

    @Test(
        "is refused for each of these, saying where",
        arguments: [
            ("confidence: medium}", "confidence: certain}", "confidence"),
            ("source: b2b", "source: hearsay", "source"),
            ("  comments: {value", "  coments: {value", "clocks"),
            ("from: 2026-04-08", "from: 8 April", "from"),
            ("from: 2026-04-08, ", "", "wait"),
            ("    - {value: 8 weeks", "    - {from: 2020-01-01, value: 8 weeks", "wait"),
            ("selected_by: first_complained_on", "selected_by: full_moon", "selected_by"),
            ("{id: chase+2, at: 2, do: chase}", "{id: chase+2, at: -3, do: chase}", "ladders"),
            ("{id: chase+2, at: 2, do: chase}", "{id: chase+2, at: 2, do: shout}", "do"),
            ("{id: remind-5, at: -5, do: remind}", "{id: due, at: -5, do: remind}", "ladders"),
            ("{id: remind-2, at: -2, do: remind}", "{id: remind-2, at: 99, do: remind}", "ladders"),
            ("title: You have come too late", "titel: You have come too late", "refusals.out_of_time"),
            ("  over_limit:", "  over_the_limit:", "refusals"),
            ("  privacy.fraud:", "  privacy.cheating:", "outside"),
            ("remedy_kinds: [apology", "remedy_kinds: [praise", "remedy_kinds[0]"),
            ("percent: 90,", "percent: 190,", "percent"),
            ("second_reading_share: {value: 0.05,", "second_reading_share: {value: 5,", "second_reading_share.value"),
            ("second_reading_share: {value: 0.05,", "second_reading_share: {value: nan,", "second_reading_share.value"),
            ("seconds: 120, ", "", "standards.calls_in_2_minutes"),
            ("enabled: false", "enabled: no", "enabled"),
            ("id: cisas-style", "id: []", "id"),
            ("version:", "versions:", "version"),
            ("clocks:\n", "clocks: []\nwatches:\n", "clocks"),
        ])
    func refuses(_ right: String, _ wrong: String, _ place: String) throws {
        let problems = try self.problems { $0 = $0.replacing(right, with: wrong) }
        #expect(problems.contains { $0.path.contains(place) }, "\(problems)")
    }

    @Test("that is no YAML, or has a key twice, is refused", arguments: ["a: [", "a: 1\na: 2", "", "- 1", "just text"])
    func refusesOtherText(_ yaml: String) {
        #expect(throws: ProfileError.self) { try SchemeProfile.load(yaml: yaml) }
    }

    @Test("is told in lines that name place and mistake")
    func describesItself() throws {
        let problems = try self.problems { $0 = $0.replacing("division: england-and-wales", with: "division: wales") }
        #expect(
            ProfileError(problems: problems).description
                == "division (line 5): must be one of: england-and-wales, scotland, northern-ireland")
    }

    private func problems(after change: (inout String) -> Void) throws -> [ProfileProblem] {
        let good = String(decoding: PackageResources.cisas_style_yaml, as: UTF8.self)
        var yaml = good
        change(&yaml)
        #expect(yaml != good, "the change must hit something")
        return try #require(throws: ProfileError.self) { try SchemeProfile.load(yaml: yaml) }.problems
    }
}
