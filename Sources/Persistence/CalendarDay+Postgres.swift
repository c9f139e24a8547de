public import Domain
public import Postgres

extension CalendarDay: PostgresScalar {
    public static var postgresType: PostgresType { PostgresDate.postgresType }
    public static var postgresArrayType: PostgresType { PostgresDate.postgresArrayType }

    public func encodePostgres(into bytes: inout [UInt8]) throws {
        guard let date = PostgresDate(year: year, month: month, day: day) else { throw CodingProblem.outOfRange }
        date.encodePostgres(into: &bytes)
    }

    public init(postgresBytes bytes: Span<UInt8>, type: PostgresType) throws {
        let date = try PostgresDate(postgresBytes: bytes, type: type)
        guard let day = CalendarDay(year: date.year, month: date.month, day: date.day) else {
            throw CodingProblem.outOfRange
        }
        self = day
    }
}
