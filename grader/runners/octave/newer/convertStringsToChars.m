% MATLAB's convertStringsToChars: texts are rows of characters here already.
function x = convertStringsToChars (x, varargin)
end
