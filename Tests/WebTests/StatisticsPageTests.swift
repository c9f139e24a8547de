import Domain
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

@Suite("The statistics")
struct StatisticsPageTests {
    private func text(_ path: String) async throws -> String {
        let response = try await TestEdge().ask(.get, path)
        #expect(response.status == .ok)
        return response.text
    }

    @Test("have a caption and headers with a scope in every table, and text beside every bar")
    func tables() async throws {
        let page = try await text("/statistics")
        let tables = page.split(separator: "<table").dropFirst()
        #expect(tables.count == 7)
        for table in tables {
            #expect(table.contains("<caption") && table.contains("scope=\"col\"") && table.contains("scope=\"row\""))
        }
        #expect(!page.contains(" style=") && !page.contains("⟦"))
        #expect(page.contains("London") && page.contains("Georgia") && page.contains("Not known"))
    }

    @Test("show rounded figures, a rate where customers are known, and a trend where it is more than chance")
    func figures() async throws {
        let page = try await text("/statistics?provider=o2")
        #expect(page.contains("Complaints that came to us: 805."))
        #expect(page.contains("For each 100,000 customers</th>") && page.contains(">50.0</td>"))
        #expect(page.contains("103% more"))
    }

    @Test("lead to each provider that has figures, and say of the others only that there are few")
    func providers() async throws {
        let page = try await text("/statistics")
        #expect(page.contains(#"<a href="/statistics?provider=o2">O2</a>"#))
        #expect(page.contains("Not shown: EE; Three; Vodafone.") && !page.contains("provider=ee\""))
        let few = try await text("/statistics?provider=ee")
        #expect(few.contains("too few complaints") && !few.contains("<table"))
    }

    @Test("speak Welsh, and keep the provider when the language changes")
    func welsh() async throws {
        let page = try await text("/statistics?provider=o2&lang=cy")
        #expect(page.contains("Cwynion am O2 mewn ffigurau") && page.contains("Llundain"))
        #expect(page.contains("/statistics?lang=en&amp;provider=o2"))
    }

    @Test("are not there for a provider that nobody knows", arguments: ["", ".csv", ".json"])
    func unknown(kind: String) async throws {
        let response = try await TestEdge().ask(.get, "/statistics\(kind)?provider=nobody")
        #expect(response.status == .notFound)
    }

    @Test("are the same as JSON, without what is not told")
    func json() async throws {
        let document = try await TestEdge().ask(.get, "/statistics.json").json()
        #expect(document["rounded_to"] == 5 && document["total"]?["cases"] == 805)
        let tables = document["tables"]?.arrayValue ?? []
        #expect(tables.compactMap { $0["subject"]?.stringValue } == Statistics.Subject.allCases.map(\.rawValue))
        let regions = tables.first { $0["subject"] == "region" }?["rows"]?.arrayValue ?? []
        let georgia = regions.first { $0["code"] == "Georgia" }
        #expect(georgia?["cases"] == .null && georgia?["is_withheld"] == true)
    }

    @Test("are the same as CSV")
    func csv() async throws {
        let response = try await TestEdge().ask(.get, "/statistics.csv?provider=o2")
        #expect(response.headers[.contentType] == "text/csv; charset=utf-8")
        let lines = response.text.split(separator: "\r\n").map(String.init)
        #expect(lines[0] == "from,to,provider,subject,code,label,cases,is_withheld,per_100000,change_percent")
        #expect(lines[1] == "2025-05-01,2026-04-30,o2,total,,,805,false,402.5,")
        #expect(lines.contains("2025-05-01,2026-04-30,o2,region,Georgia,Georgia,,true,,"))
        #expect(lines.contains { $0.contains("issue,billing.payment,Billing: Payment or direct debit,805") })
    }

    @Test("A place that a spreadsheet would take for a formula is text")
    func formula() throws {
        let maker = StatisticsMaker(on: SampleCase.today)
        let counts = [
            MonthlyCount(month: maker.months[11], property: .all, value: "", cases: 50),
            MonthlyCount(month: maker.months[11], property: .region, value: "=1+\"1\"", cases: 50),
        ]
        let statistics = maker.make(counts, providers: [:], endings: [], customers: [:])
        let names = StatisticsWords(words: try Catalogues.bundled.get().english, directory: .bundled)
        let csv = StatisticsDocument(statistics: statistics, names: names).csv
        #expect(csv.contains("region,\"'=1+\"\"1\"\"\",\"'=1+\"\"1\"\"\",50"))
    }
}
