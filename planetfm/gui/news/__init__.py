"""The newspaper beside the radio: the list of headlines and the reader."""
