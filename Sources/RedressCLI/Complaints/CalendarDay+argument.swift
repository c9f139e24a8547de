public import ArgumentParser
public import Domain

extension CalendarDay: ExpressibleByArgument {
    /// `YYYY-MM-DD`
    public init?(argument: String) {
        self.init(iso8601: argument)
    }
}
