import BenchSupport
import Domain
import Foundation
import Postgres

/// How long pages take beside a large archive: each is asked for by two browsers, one page after the other.
struct ArchivePages {
    private static let requests = 600
    private static let browsers = 2
    private static let staffKey = "rk_of-the-bench-for-the-pages-of-the-staff-0000000"

    let bench: ArchiveBench

    /// A page with the addresses and the cookie that it is asked for by.
    private struct Page {
        let name: String
        let paths: [String]
        var cookie = ""
        var status = 200
    }

    func run() async throws -> [ReportLine] {
        let pool = ConnectionPool(configuration: bench.database, size: 1)
        let pages = try await pages(pool)
        await pool.close()
        let api = try ServiceProcess(
            "\(bench.options.programs)/intake-api", as: "redress_intake", databaseURL: bench.database.url,
            controlURL: bench.database.url, in: bench.folder)
        defer { api.stop() }
        try await api.becomeReady()
        var lines: [ReportLine] = []
        for page in pages { lines.append(try await measure(page, api)) }
        return lines
    }

    private func pages(_ pool: ConnectionPool) async throws -> [Page] {
        try await pool.run(SignIn(key: Self.staffKey))
        let references = try await pool.execute(SampleReferences(count: Self.requests))
        let complainant = "case_key=\(ArchiveCopies.complainantKey)"
        let staff = "staff_session=\(Self.staffKey)"
        return [
            Page(name: "archive_case_page", paths: references.map { "/cases/\($0)" }, cookie: complainant),
            Page(name: "archive_staff_case_page", paths: references.map { "/staff/cases/\($0)" }, cookie: staff),
            Page(name: "archive_work_list", paths: ["/staff"], cookie: staff),
            Page(
                name: "archive_search", paths: references.map { "/staff?reference=\($0)" }, cookie: staff, status: 303),
            Page(name: "archive_statistics", paths: ["/statistics", "/statistics?provider=o2"]),
        ]
    }

    private func measure(_ page: Page, _ api: ServiceProcess) async throws -> ReportLine {
        bench.say("\(page.name) …")
        let (port, paths, cookie) = (api.port, page.paths, page.cookie)
        var load = Load(port: port, seconds: 120) { number in
            let path = paths[number % paths.count]
            return Array("GET \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nCookie: \(cookie)\r\n\r\n".utf8)
        }
        load.connections = Self.browsers
        load.most = Self.requests
        let result = try await LoadDriver.run(load)
        var line = ReportLine(
            page.name,
            note: "\(bench.options.closed) closed and \(bench.options.open) open cases; \(Self.browsers) browsers")
        line.rate = Double(result.answers.count) / result.seconds
        line.setPercentiles(of: Sample(result.answers.map(\.latency)))
        line.add(note: "p95 asked for under 100 ms")
        let right = result.count(page.status)
        line.require(
            right == Self.requests && result.failures == 0,
            "\(right) of \(Self.requests) answered with \(page.status)")
        return line
    }
}

/// Signs the caseworker in who has most to do.
private struct SignIn: Statement {
    static let sql = """
        INSERT INTO redress.staff_session (key_hash, staff_id)
        SELECT sha256($1::text::bytea), caseworker FROM redress.case_file
        WHERE status IN ('investigating', 'reviewing') AND caseworker IS NOT NULL
        GROUP BY caseworker ORDER BY count(*) DESC, caseworker LIMIT 1
        """

    let key: String

    func bind(_ bindings: inout Bindings) { bindings.append(key) }
}

/// Cases from all over the table, closed and open as they come.
private struct SampleReferences: Statement {
    typealias Row = String

    static let sql = """
        SELECT reference FROM redress.case_file AS f
        WHERE access_hash = sha256('\(ArchiveCopies.complainantKey)')
        ORDER BY hashtext(reference) LIMIT $1
        """

    let count: Int

    func bind(_ bindings: inout Bindings) { bindings.append(count) }

    static func decode(_ row: borrowing PostgresRow) throws -> String { try row.decode(String.self) }
}
