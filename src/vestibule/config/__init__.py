"""The top floor: settings, URL trees and process entry points. Nobody imports it."""
