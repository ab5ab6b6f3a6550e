% MATLAB's convertCharsToStrings: texts are rows of characters here already.
function x = convertCharsToStrings (x, varargin)
end
