extension ConfigurationReader {
    /// When rounds happen, as it is written.
    ///
    /// The one place where the schedule's keys are read: what they are checked for belongs here, by way of
    /// ``value(_:wanted:_:)``, so that no error quotes what a variable expanded to.
    mutating func schedule(in entries: ConfigurationEntries) -> (expression: LocatedText?, timeZone: LocatedText?) {
        (text(.schedule, in: entries), text(.timezone, in: entries))
    }
}
