"""The example municipality: its people, its two trees and how they are loaded."""
