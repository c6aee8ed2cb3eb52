"""A whole radio station on this machine's loopback: home page, stream, feed, REST, comments.

It exists so that the app can be tried, shown and tested without any internet, against a station
that behaves, and misbehaves, like a real one. The door is `planetfm.demo.station.DemoStation`.
"""
